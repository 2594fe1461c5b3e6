// Maven: {{install}}
import com.aliyuncs.CommonRequest;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.http.MethodType;
import com.aliyuncs.http.ProtocolType;
import com.aliyuncs.profile.DefaultProfile;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.time.Instant;

public class CreateTokenDemo {
    public static void main(String[] args) throws Exception {
        DefaultAcsClient client = new DefaultAcsClient(DefaultProfile.getProfile(
                {{regionId|java}},
                System.getenv("ALIBABA_CLOUD_ACCESS_KEY_ID"),
                System.getenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET")));

        CommonRequest request = new CommonRequest();
        request.setSysProtocol(ProtocolType.{{scheme|upper}});
        request.setSysMethod(MethodType.POST);
        request.setSysDomain({{endpointHost|java}});
        request.setSysVersion({{apiVersion|java}});
        request.setSysAction("CreateToken");

        String answer = client.getCommonResponse(request).getData();
        JsonObject token = JsonParser.parseString(answer).getAsJsonObject().getAsJsonObject("Token");
        // A refusal can come with HTTP 200 too.
        if (token == null || !token.has("Id")) {
            System.err.println(answer);
            System.exit(1);
        }
        System.out.println(token.get("Id").getAsString());
        System.out.println("valid until " + Instant.ofEpochSecond(token.get("ExpireTime").getAsLong()));
    }
}
