<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CommandLine</name>
    <message>
        <source>%1 needs a value.</source>
        <translation>%1需要一个值。</translation>
    </message>
    <message>
        <source>The command line can&apos;t be understood.</source>
        <translation>无法识别该命令行。</translation>
    </message>
    <message>
        <source>There is no command “%1”; there are: %2.</source>
        <translation>没有命令“%1”，可用的命令有：%2。</translation>
    </message>
    <message>
        <source>A command is missing; there are: %1.</source>
        <translation>缺少命令，可用的命令有：%1。</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>缺少%1。</translation>
    </message>
    <message>
        <source>the profile to use</source>
        <translation>要使用的配置</translation>
    </message>
    <message>
        <source>take the AccessKey from the environment</source>
        <translation>从环境变量读取AccessKey</translation>
    </message>
    <message>
        <source>region, for this call</source>
        <translation>地域，仅用于本次调用</translation>
    </message>
    <message>
        <source>token service, for this call</source>
        <translation>Token服务的Endpoint，仅用于本次调用</translation>
    </message>
    <message>
        <source>API version, for this call</source>
        <translation>API版本，仅用于本次调用</translation>
    </message>
    <message>
        <source>certificate authorities to trust beside the system&apos;s</source>
        <translation>除系统自带的以外，另外信任的CA证书</translation>
    </message>
    <message>
        <source>proxy, http:// or socks5://</source>
        <translation>代理，以http://或socks5://开头</translation>
    </message>
    <message>
        <source>let the desktop ask for the keychain&apos;s password</source>
        <translation>允许桌面弹出窗口询问系统密钥环的密码</translation>
    </message>
    <message>
        <source>language of messages</source>
        <translation>提示信息的语言</translation>
    </message>
    <message>
        <source>no warnings and no progress</source>
        <translation>不显示警告和进度</translation>
    </message>
    <message>
        <source>this text</source>
        <translation>显示本帮助</translation>
    </message>
    <message>
        <source>the version</source>
        <translation>显示版本</translation>
    </message>
    <message>
        <source>%1 takes a whole number from %2 to %3; “%4” was given.</source>
        <translation>%1应为%2至%3之间的整数，收到的是“%4”。</translation>
    </message>
    <message>
        <source>%1 is one of %2; “%3” was given.</source>
        <translation>%1的可选值为%2，收到的是“%3”。</translation>
    </message>
    <message>
        <source>%1 must not be empty.</source>
        <translation>%1不能为空。</translation>
    </message>
    <message>
        <source>There is no command “%1”.</source>
        <translation>没有命令“%1”。</translation>
    </message>
    <message>
        <source>Unexpected argument: “%1”.</source>
        <translation>多余的参数：“%1”。</translation>
    </message>
    <message>
        <source>Unknown option: %1.</source>
        <translation>未知选项：%1。</translation>
    </message>
    <message>
        <source>--json and --format contradict each other; leave one of them out.</source>
        <translation>--json与--format互相矛盾，请去掉其中一个。</translation>
    </message>
    <message>
        <source>JSON, like --format json</source>
        <translation>等同于--format json</translation>
    </message>
    <message>
        <source>time limit (default: 30)</source>
        <translation>时限（默认：30）</translation>
    </message>
    <message>
        <source>when messages and states are coloured</source>
        <translation>何时为消息和状态着色</translation>
    </message>
    <message>
        <source>redacted log on standard error with the time of day; again for more</source>
        <translation>在标准错误上输出带时间的脱敏日志；重复使用则更详细</translation>
    </message>
</context>
<context>
    <name>DurationText</name>
    <message>
        <source>%1 d %2 h</source>
        <extracomment>a duration: %1 days, %2 hours</extracomment>
        <translation>%1天%2小时</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <extracomment>a duration: %1 hours, %2 minutes</extracomment>
        <translation>%1小时%2分钟</translation>
    </message>
    <message>
        <source>%1 min</source>
        <extracomment>a duration: %1 minutes</extracomment>
        <translation>%1分钟</translation>
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>a duration: %1 seconds</extracomment>
        <translation>%1秒</translation>
    </message>
    <message>
        <source>%1 h</source>
        <extracomment>a duration: %1 hours</extracomment>
        <translation>%1小时</translation>
    </message>
</context>
<context>
    <name>ErrorDescription</name>
    <message>
        <source>%1 This is about %2.</source>
        <extracomment>%1 a whole sentence, %2 a file and an entry in it</extracomment>
        <translation>%1相关位置：%2。</translation>
    </message>
    <message>
        <source>%1 The service said: “%2”</source>
        <translation>%1服务返回的信息：“%2”</translation>
    </message>
    <message>
        <source>%1 The next request is possible in %2.</source>
        <extracomment>%1 whole sentences, %2 a duration</extracomment>
        <translation>%1%2后可以再次请求。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>two sentences: %1 what happened, %2 what to do</extracomment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>%1 The system said: “%2”</source>
        <extracomment>%1 whole sentences, %2 the system&apos;s own words, for example &quot;Permission denied&quot;</extracomment>
        <translation>%1系统提示：“%2”</translation>
    </message>
    <message>
        <source>%1 Did you mean “%2”?</source>
        <extracomment>%1 a whole sentence, %2 the name that was probably meant</extracomment>
        <translation>%1您是否要输入“%2”？</translation>
    </message>
    <message>
        <source>Profile “%1”: %2</source>
        <extracomment>%1 the name of a profile, %2 whole sentences</extracomment>
        <translation>配置“%1”：%2</translation>
    </message>
    <message>
        <source>%1 The name comes from %2.</source>
        <extracomment>%1 a whole sentence, %2 an option, a variable or the default of the settings</extracomment>
        <translation>%1该名称来自%2。</translation>
    </message>
</context>
<context>
    <name>FaultScript</name>
    <message>
        <source>refused by flow control, without saying for how long</source>
        <translation>因限流被拒绝，未说明等待多久</translation>
    </message>
    <message>
        <source>refused by flow control, with Retry-After: 7 (seconds)</source>
        <translation>因限流被拒绝，带有Retry-After: 7（秒）</translation>
    </message>
    <message>
        <source>refused by flow control, with Retry-After as a date 7 s ahead</source>
        <translation>因限流被拒绝，Retry-After为7秒后的日期</translation>
    </message>
    <message>
        <source>refused by flow control, with x-acs-retry-after: 8000 (milliseconds)</source>
        <translation>因限流被拒绝，带有x-acs-retry-after: 8000（毫秒）</translation>
    </message>
    <message>
        <source>refused by the flow control of the whole API</source>
        <translation>因整个API的限流被拒绝</translation>
    </message>
    <message>
        <source>the AccessKey ID is not found</source>
        <translation>AccessKey ID不存在</translation>
    </message>
    <message>
        <source>the AccessKey is disabled</source>
        <translation>AccessKey已被禁用</translation>
    </message>
    <message>
        <source>the signature does not match, and both strings to sign are equal</source>
        <translation>签名不匹配，两个待签名字符串一致</translation>
    </message>
    <message>
        <source>the signature does not match, and the strings to sign differ</source>
        <translation>签名不匹配，两个待签名字符串不一致</translation>
    </message>
    <message>
        <source>the Timestamp counts as expired, whatever it is</source>
        <translation>无论Timestamp为何值，均视为已过期</translation>
    </message>
    <message>
        <source>the service&apos;s clock is 8 hours ahead, in all that it says</source>
        <translation>服务端时钟快8小时，所有返回内容均以此为准</translation>
    </message>
    <message>
        <source>the nonce counts as used, whatever it is</source>
        <translation>无论nonce为何值，均视为已使用</translation>
    </message>
    <message>
        <source>permission is missing, as HTTP 403</source>
        <translation>缺少权限，以HTTP 403返回</translation>
    </message>
    <message>
        <source>permission is missing, as ErrCode 40020503 inside HTTP 200</source>
        <translation>缺少权限，以HTTP 200中的ErrCode 40020503返回</translation>
    </message>
    <message>
        <source>the SecurityToken is expired</source>
        <translation>SecurityToken已过期</translation>
    </message>
    <message>
        <source>HTTP 500, InternalError</source>
        <translation>HTTP 500，InternalError</translation>
    </message>
    <message>
        <source>HTTP 503, ServiceUnavailable</source>
        <translation>HTTP 503，ServiceUnavailable</translation>
    </message>
    <message>
        <source>HTTP 502 with the page of a proxy, without a Code</source>
        <translation>HTTP 502，内容为代理的网页，不含Code</translation>
    </message>
    <message>
        <source>the right answer, after 3 s</source>
        <translation>正确的应答，延迟3秒</translation>
    </message>
    <message>
        <source>the right answer, ten bytes a second, one by one</source>
        <translation>正确的应答，逐字节发送，每秒10字节</translation>
    </message>
    <message>
        <source>no answer; the connection stays open</source>
        <translation>不应答，连接保持打开</translation>
    </message>
    <message>
        <source>the connection is reset before an answer</source>
        <translation>连接在应答前被重置</translation>
    </message>
    <message>
        <source>the connection is reset after half of the answer</source>
        <translation>连接在应答发送一半后被重置</translation>
    </message>
    <message>
        <source>the connection is closed without an answer</source>
        <translation>连接未应答即被关闭</translation>
    </message>
    <message>
        <source>the answer ends before its Content-Length</source>
        <translation>应答短于其Content-Length</translation>
    </message>
    <message>
        <source>binary bytes instead of HTTP</source>
        <translation>返回二进制数据，而不是HTTP</translation>
    </message>
    <message>
        <source>HTTP 200 with plain text</source>
        <translation>HTTP 200，内容为纯文本</translation>
    </message>
    <message>
        <source>HTTP 200 with the login page of a network</source>
        <translation>HTTP 200，内容为网络登录页面</translation>
    </message>
    <message>
        <source>HTTP 302 to another address</source>
        <translation>HTTP 302，转到另一个地址</translation>
    </message>
    <message>
        <source>HTTP 200 with a token behind one MiB of text</source>
        <translation>HTTP 200，Token之前有1 MiB文本</translation>
    </message>
    <message>
        <source>HTTP 200 with nothing in it</source>
        <translation>HTTP 200，内容为空</translation>
    </message>
    <message>
        <source>HTTP 200 with an empty token</source>
        <translation>HTTP 200，Token为空</translation>
    </message>
    <message>
        <source>HTTP 200 with a token of 2,000 characters</source>
        <translation>HTTP 200，Token长达2000个字符</translation>
    </message>
    <message>
        <source>HTTP 200 with control characters in the token</source>
        <translation>HTTP 200，Token中含有控制字符</translation>
    </message>
    <message>
        <source>a token whose ExpireTime is a minute ago</source>
        <translation>Token的ExpireTime为一分钟前</translation>
    </message>
    <message>
        <source>a token whose ExpireTime is 400 days ahead</source>
        <translation>Token的ExpireTime为400天后</translation>
    </message>
    <message>
        <source>a token whose ExpireTime is a string</source>
        <translation>Token的ExpireTime为字符串</translation>
    </message>
    <message>
        <source>a token whose ExpireTime is 1e22</source>
        <translation>Token的ExpireTime为1e22</translation>
    </message>
    <message>
        <source>the token that was issued before, again</source>
        <translation>再次返回之前签发的Token</translation>
    </message>
    <message>
        <source>a token that expires in 20 s</source>
        <translation>Token在20秒后过期</translation>
    </message>
    <message>
        <source>the AccessKey ID is not found, said in XML</source>
        <translation>AccessKey ID不存在，以XML返回</translation>
    </message>
    <message>
        <source>HTTP 407 of a proxy that wants a password</source>
        <translation>HTTP 407，代理要求提供密码</translation>
    </message>
</context>
<context>
    <name>HelpText</name>
    <message>
        <source>Usage:</source>
        <translation>用法：</translation>
    </message>
    <message>
        <source>Commands:</source>
        <translation>命令：</translation>
    </message>
    <message>
        <source>Options of every command:</source>
        <translation>所有命令通用的选项：</translation>
    </message>
    <message>
        <source>Examples:</source>
        <translation>示例：</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>选项：</translation>
    </message>
    <message>
        <source>  explained by: nls-token help options</source>
        <translation>  说明见：nls-token help options</translation>
    </message>
    <message>
        <source>the profile to use when none is named</source>
        <translation>未指定配置时使用的配置</translation>
    </message>
    <message>
        <source>AccessKey ID for --from-env</source>
        <translation>--from-env使用的AccessKey ID</translation>
    </message>
    <message>
        <source>AccessKey secret for --from-env</source>
        <translation>--from-env使用的AccessKey Secret</translation>
    </message>
    <message>
        <source>SecurityToken for --from-env, with a temporary key only</source>
        <translation>--from-env使用的SecurityToken，仅用于临时密钥</translation>
    </message>
    <message>
        <source>region for --from-env</source>
        <translation>--from-env使用的地域</translation>
    </message>
    <message>
        <source>AccessKey for --from-env when the variables above are not set</source>
        <translation>上述变量未设置时，--from-env使用的AccessKey</translation>
    </message>
    <message>
        <source>folder of settings and profiles, absolute</source>
        <translation>设置与配置所在的文件夹，须为绝对路径</translation>
    </message>
    <message>
        <source>folder of state, absolute</source>
        <translation>状态所在的文件夹，须为绝对路径</translation>
    </message>
    <message>
        <source>where exec --renew-file auto puts its file</source>
        <translation>exec --renew-file auto的文件所在的文件夹</translation>
    </message>
    <message>
        <source>proxy when --proxy is not given</source>
        <translation>未使用--proxy时的代理</translation>
    </message>
    <message>
        <source>language when --lang is not given</source>
        <translation>未使用--lang时的语言</translation>
    </message>
    <message>
        <source>set for the command of exec</source>
        <translation>由exec为其命令设置</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>a defect of this program</source>
        <translation>本程序的缺陷</translation>
    </message>
    <message>
        <source>the command line is wrong</source>
        <translation>命令行有误</translation>
    </message>
    <message>
        <source>no such profile, none chosen, or invalid data in it</source>
        <translation>没有该配置、未选择配置，或配置数据无效</translation>
    </message>
    <message>
        <source>the keychain is absent or locked, refused or failed</source>
        <translation>没有密钥环，或密钥环已锁定、拒绝访问或出错</translation>
    </message>
    <message>
        <source>the service refused the key, the signature, the permission or the account</source>
        <translation>服务端拒绝了密钥、签名、权限或账号</translation>
    </message>
    <message>
        <source>refused by flow control, or held back because of it</source>
        <translation>被流控拒绝，或因流控而暂缓</translation>
    </message>
    <message>
        <source>name resolution, connection, TLS, proxy, time limit, or a failure of the service</source>
        <translation>域名解析、连接、TLS、代理、超时，或服务端故障</translation>
    </message>
    <message>
        <source>the answer is not what the service sends, such as a network&apos;s sign-in page</source>
        <translation>收到的不是服务端的应答，例如网络的登录页面</translation>
    </message>
    <message>
        <source>the service refused the time of this computer</source>
        <translation>服务端拒绝了本机的时间</translation>
    </message>
    <message>
        <source>the speech gateway refused the trial</source>
        <translation>语音网关拒绝了试用</translation>
    </message>
    <message>
        <source>exec: the command could not be started</source>
        <translation>exec：命令无法启动</translation>
    </message>
    <message>
        <source>exec: there is no such command</source>
        <translation>exec：没有该命令</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>被中断</translation>
    </message>
    <message>
        <source>Access tokens of Alibaba Cloud Intelligent Speech Interaction: obtained once, kept, shared.</source>
        <translation>阿里云智能语音交互的访问令牌（Token）：获取一次，妥善保存，共同使用。</translation>
    </message>
    <message>
        <source>More help:</source>
        <translation>更多帮助：</translation>
    </message>
    <message>
        <source>how a command is used</source>
        <translation>某个命令的用法</translation>
    </message>
    <message>
        <source>options of every command</source>
        <translation>所有命令通用的选项</translation>
    </message>
    <message>
        <source>environment variables</source>
        <translation>环境变量</translation>
    </message>
    <message>
        <source>what the exit status means</source>
        <translation>退出状态的含义</translation>
    </message>
    <message>
        <source>Options of every command, before or behind its name:</source>
        <translation>所有命令通用的选项，可放在命令名之前或之后：</translation>
    </message>
    <message>
        <source>Environment variables:</source>
        <translation>环境变量：</translation>
    </message>
    <message>
        <source>Exit statuses, each with the kind that an error has in JSON:</source>
        <translation>退出状态，以及JSON中相应的错误类别：</translation>
    </message>
    <message>
        <source>whether to colour what is printed when --color is not given</source>
        <translation>未使用--color时是否着色</translation>
    </message>
</context>
<context>
    <name>LaterCopy</name>
    <message>
        <source>There is no desktop with a clipboard here. Print the token instead: nls-token get</source>
        <translation>这里没有带剪贴板的桌面环境。可改为直接输出Token：nls-token get</translation>
    </message>
</context>
<context>
    <name>Moment</name>
    <message>
        <source>ddd d MMM, HH:mm:ss</source>
        <extracomment>a date and time, in the letters of QDateTime::toString()</extracomment>
        <translation>M月d日 ddd HH:mm:ss</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>Obtains access tokens of Alibaba Cloud Intelligent Speech Interaction, counts them down and copies them.</source>
        <translation>获取阿里云智能语音交互的访问Token，显示剩余时间，并可随时复制。</translation>
    </message>
    <message>
        <source>put the token of a profile into the clipboard, and clear it again</source>
        <translation>将某个配置的Token放入剪贴板，稍后自动清除</translation>
    </message>
    <message>
        <source>show this profile</source>
        <translation>显示该配置</translation>
    </message>
    <message>
        <source>show the built-in sandbox</source>
        <translation>显示内置沙箱</translation>
    </message>
    <message>
        <source>start without a window</source>
        <translation>启动时不显示窗口</translation>
    </message>
    <message>
        <source>the language to speak</source>
        <translation>界面语言</translation>
    </message>
    <message>
        <source>a file of certificates to trust beside the system&apos;s</source>
        <translation>除系统证书外另外信任的证书文件</translation>
    </message>
    <message>
        <source>the proxy to go through</source>
        <translation>使用的代理</translation>
    </message>
    <message>
        <source>print the version</source>
        <translation>输出版本号</translation>
    </message>
    <message>
        <source>print this</source>
        <translation>输出本帮助</translation>
    </message>
    <message>
        <source>“%1” is not an option.</source>
        <translation>“%1”不是有效的选项。</translation>
    </message>
    <message>
        <source>The language is one of: en, zh_CN.</source>
        <translation>语言可选：en、zh_CN。</translation>
    </message>
    <message>
        <source>--copy wants the name of a profile.</source>
        <translation>--copy需要配置名称。</translation>
    </message>
    <message>
        <source>Unknown option: %1.</source>
        <translation>未知选项：%1。</translation>
    </message>
</context>
<context>
    <name>Output</name>
    <message>
        <source>Warning: %1</source>
        <translation>警告：%1</translation>
    </message>
    <message>
        <source>Warning: %1 %2</source>
        <extracomment>two whole sentences</extracomment>
        <translation>警告：%1%2</translation>
    </message>
</context>
<context>
    <name>PassedSocket</name>
    <message>
        <source>What systemd passed is not one listening TCP socket. Give the socket unit exactly one ListenStream= with an address and a port.</source>
        <translation>systemd传递的不是单个正在监听的TCP套接字。请在socket单元中只写一个包含地址和端口的ListenStream=。</translation>
    </message>
</context>
<context>
    <name>ProfileChoice</name>
    <message>
        <source>With --from-env the key comes from the environment; leave the profile out.</source>
        <translation>使用--from-env时，AccessKey来自环境变量，请不要指定配置。</translation>
    </message>
    <message>
        <source>%1 is not an address of Alibaba Cloud: with a request that is sent there, it can obtain a token in your name.</source>
        <translation>%1不是阿里云的地址，收到请求后将能够以您的名义获取Token。</translation>
    </message>
    <message>
        <source>the variable NLS_TOKEN_PROFILE</source>
        <translation>变量NLS_TOKEN_PROFILE</translation>
    </message>
    <message>
        <source>the default profile set in the settings</source>
        <translation>设置中的默认配置</translation>
    </message>
</context>
<context>
    <name>ProfileInput</name>
    <message>
        <source>There is no terminal to type the secret on; give it on standard input with --secret-stdin.</source>
        <translation>当前没有可供输入AccessKey Secret的终端，请使用--secret-stdin从标准输入提供。</translation>
    </message>
    <message>
        <source>read the AccessKey secret from standard input</source>
        <translation>从标准输入读取AccessKey Secret</translation>
    </message>
    <message>
        <source>read an STS SecurityToken from standard input, after the secret</source>
        <translation>从标准输入读取STS的SecurityToken，位于AccessKey Secret之后</translation>
    </message>
    <message>
        <source>how requests are signed; v1 for a new profile</source>
        <translation>请求的签名方式，新配置为v1</translation>
    </message>
    <message>
        <source>speech gateway, wss://host/ws/v1</source>
        <translation>语音网关，形如wss://host/ws/v1</translation>
    </message>
    <message>
        <source>Appkey of the project</source>
        <translation>项目的Appkey</translation>
    </message>
    <message>
        <source>obtain a token with the key before it is stored</source>
        <translation>保存AccessKey前先用它获取一次Token</translation>
    </message>
    <message>
        <source>AccessKey secret (not shown):</source>
        <translation>AccessKey Secret（输入时不显示）：</translation>
    </message>
    <message>
        <source>SecurityToken (not shown):</source>
        <translation>SecurityToken（输入时不显示）：</translation>
    </message>
    <message>
        <source>Standard input has more lines than were asked for; they were not used.</source>
        <translation>标准输入的行数多于所需，多出的行未被使用。</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>正在请求%1…</translation>
    </message>
    <message>
        <source>The service accepted the key.</source>
        <translation>服务已接受该AccessKey。</translation>
    </message>
    <message>
        <source>how to print it (default: text)</source>
        <translation>输出格式（默认：text）</translation>
    </message>
    <message>
        <source>AccessKey ID; profile add asks for it on a terminal and needs it elsewhere</source>
        <translation>AccessKey ID；在终端上profile add会询问，其他情况下必须给出</translation>
    </message>
</context>
<context>
    <name>ProfileRow</name>
    <message>
        <source>keychain locked</source>
        <translation>密钥环已锁定</translation>
    </message>
    <message>
        <source>no keychain</source>
        <translation>没有密钥环</translation>
    </message>
    <message>
        <source>AccessKey missing</source>
        <translation>缺少AccessKey</translation>
    </message>
    <message>
        <source>keychain trouble</source>
        <translation>密钥环异常</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>服务已拒绝</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>无法连接</translation>
    </message>
    <message>
        <source>clock wrong</source>
        <translation>时钟不准</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>请求失败</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余%1</translation>
    </message>
    <message>
        <source>can&apos;t be used</source>
        <translation>无法使用</translation>
    </message>
    <message>
        <source>held back %1</source>
        <translation>%1内不再请求</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>no token yet</source>
        <translation>还没有Token</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>（无名称）</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>below the name of a profile: %1 a region, %2 the time left or what is wrong</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1, default profile, %2</source>
        <translation>%1，默认配置，%2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>There is no display here, so no window can open. On the command line, nls-token does the same.</source>
        <translation>这里没有显示屏幕，无法打开窗口。在命令行中，nls-token可以完成同样的工作。</translation>
    </message>
    <message>
        <source>The region %1 is not known here. Did you mean “%2”?</source>
        <translation>本程序不认识地域%1。您是否要输入“%2”？</translation>
    </message>
    <message>
        <source>The keychain is locked. Its password is asked for on the desktop of this computer.</source>
        <translation>系统密钥环已锁定。本机桌面上会询问其密码。</translation>
    </message>
</context>
<context>
    <name>SandboxProfile</name>
    <message>
        <source>Sandbox</source>
        <translation>沙箱</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>The file could not be saved as %1.</source>
        <translation>无法将文件保存为%1。</translation>
    </message>
    <message>
        <source>The system said: “%1”. Choose another place, or check the free space and who is allowed to write there.</source>
        <translation>系统提示：“%1”。请选择其他位置，或检查磁盘可用空间和写入权限。</translation>
    </message>
</context>
<context>
    <name>Signing</name>
    <message>
        <source>Method</source>
        <translation>请求方法</translation>
    </message>
    <message>
        <source>Canonical request</source>
        <translation>规范化请求</translation>
    </message>
    <message>
        <source>Canonical query</source>
        <translation>规范化查询</translation>
    </message>
    <message>
        <source>String to sign</source>
        <translation>待签名字符串</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Authorization</source>
        <translation>Authorization</translation>
    </message>
</context>
<context>
    <name>TokenDetails</name>
    <message>
        <source>%1 · %2 UTC · %3 UTC+8 · %4 here</source>
        <extracomment>ExpireTime: %1 Unix seconds, %2 to %4 times of the day</extracomment>
        <translation>%1 · %2 UTC · %3 UTC+8 · %4 本地</translation>
    </message>
    <message>
        <source>User ID</source>
        <translation>用户ID</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpoint</translation>
    </message>
    <message>
        <source>AccessKey ID</source>
        <translation>AccessKey ID</translation>
    </message>
</context>
<context>
    <name>TokenFile</name>
    <message>
        <source>There is no runtime folder, because XDG_RUNTIME_DIR is not set. Name a file with --renew-file.</source>
        <translation>没有运行时文件夹，因为未设置XDG_RUNTIME_DIR。请用--renew-file指定文件。</translation>
    </message>
</context>
<context>
    <name>TokenPageState</name>
    <message>
        <source>Valid until %1</source>
        <translation>有效期至%1</translation>
    </message>
    <message>
        <source>left of %1</source>
        <extracomment>below the time that is left; %1 is a duration</extracomment>
        <translation>剩余，共%1</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>正在请求%1…</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1秒</translation>
    </message>
    <message>
        <source>Valid; no request for %1</source>
        <translation>有效；%1内不再请求</translation>
    </message>
    <message>
        <source>Asked too often. This token can be used meanwhile.</source>
        <translation>请求过于频繁。在此期间可以继续使用该Token。</translation>
    </message>
    <message>
        <source>No request for %1</source>
        <translation>%1内不再请求</translation>
    </message>
    <message>
        <source>Asked too often. The next request is possible then.</source>
        <translation>请求过于频繁，之后才能再次请求。</translation>
    </message>
    <message>
        <source>The keychain</source>
        <translation>系统密钥环</translation>
    </message>
    <message>
        <source>%1 is locked</source>
        <translation>%1已锁定</translation>
    </message>
    <message>
        <source>The key is in there. Unlock it to go on.</source>
        <translation>AccessKey保存在其中，请解锁后继续。</translation>
    </message>
    <message>
        <source>%1. Edit the profile; nothing is sent until then.</source>
        <translation>%1。请编辑配置，在此之前不会发送请求。</translation>
    </message>
    <message>
        <source>The service cannot be reached. The token can be used all the same.</source>
        <translation>无法连接服务，但该Token仍可使用。</translation>
    </message>
    <message>
        <source>No token yet</source>
        <translation>还没有Token</translation>
    </message>
    <message>
        <source>One request, then it is reused.</source>
        <translation>只需请求一次，之后会重复使用。</translation>
    </message>
    <message>
        <source>Expired %1 ago</source>
        <translation>已过期%1</translation>
    </message>
    <message>
        <source>Copy obtains a new one first.</source>
        <translation>复制时会先获取新的Token。</translation>
    </message>
    <message>
        <source>Your clock is %1 ahead</source>
        <translation>本机时钟快了%1</translation>
    </message>
    <message>
        <source>Your clock is %1 behind</source>
        <translation>本机时钟慢了%1</translation>
    </message>
    <message>
        <source>Looks like a time zone. Corrected here; other programs will fail.</source>
        <translation>多半是时区设置有误。本程序已修正，其他程序可能会失败。</translation>
    </message>
    <message>
        <source>Corrected here; other programs will fail.</source>
        <translation>本程序已修正，其他程序可能会失败。</translation>
    </message>
    <message>
        <source>From the console, not renewable</source>
        <translation>来自控制台，无法续期</translation>
    </message>
    <message>
        <source>Add an AccessKey to renew it.</source>
        <translation>添加AccessKey后即可续期。</translation>
    </message>
    <message>
        <source>Expires at %1</source>
        <translation>%1到期</translation>
    </message>
    <message>
        <source>Obtain</source>
        <translation>获取</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Copy token</source>
        <translation>复制Token</translation>
    </message>
    <message>
        <source>Renew now</source>
        <translation>立即续期</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Edit profile…</source>
        <translation>编辑配置…</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>How to mend it</source>
        <translation>如何修正</translation>
    </message>
    <message>
        <source>Add key…</source>
        <translation>添加AccessKey…</translation>
    </message>
    <message>
        <source>The keychain is locked</source>
        <translation>密钥环已锁定</translation>
    </message>
    <message>
        <source>Type its password in the window that opened.</source>
        <translation>请在弹出的窗口中输入其密码。</translation>
    </message>
    <message>
        <source>The service cannot be reached. Next try in %1.</source>
        <translation>无法连接服务。%1后再次尝试。</translation>
    </message>
    <message>
        <source>Renews by itself in %1.</source>
        <translation>%1后自动续期。</translation>
    </message>
    <message>
        <source>Use this address</source>
        <translation>使用此地址</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
</context>
<context>
    <name>WordCompletion</name>
    <message>
        <source>Shows how a command is used.</source>
        <translation>显示命令的用法。</translation>
    </message>
</context>
<context>
    <name>nlstoken::AddressFields</name>
    <message>
        <source>&amp;Region</source>
        <translation>地域(&amp;R)</translation>
    </message>
    <message>
        <source>For trials; may stay empty</source>
        <translation>用于试用，可留空</translation>
    </message>
    <message>
        <source>App&amp;key</source>
        <translation>App&amp;key</translation>
    </message>
    <message>
        <source>&amp;Advanced</source>
        <translation>高级(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Endpoint</source>
        <translation>&amp;Endpoint</translation>
    </message>
    <message>
        <source>API &amp;version</source>
        <translation>API版本(&amp;V)</translation>
    </message>
    <message>
        <source>v1: HMAC-SHA1</source>
        <translation>v1：HMAC-SHA1</translation>
    </message>
    <message>
        <source>v3: ACS3-HMAC-SHA256</source>
        <translation>v3：ACS3-HMAC-SHA256</translation>
    </message>
    <message>
        <source>Si&amp;gnature</source>
        <translation>签名(&amp;G)</translation>
    </message>
    <message>
        <source>Gate&amp;way</source>
        <translation>网关(&amp;W)</translation>
    </message>
    <message>
        <source>Hide the advanced fields</source>
        <translation>隐藏高级选项</translation>
    </message>
    <message>
        <source>Show the advanced fields</source>
        <translation>显示高级选项</translation>
    </message>
    <message>
        <source>Tokens come from %1.</source>
        <extracomment>%1 a host</extracomment>
        <translation>Token由%1签发。</translation>
    </message>
    <message>
        <source>%1 is not an address of Alibaba Cloud: with a request that is sent there, it can obtain a token in your name.</source>
        <translation>%1不是阿里云的地址，收到请求后将能够以您的名义获取Token。</translation>
    </message>
</context>
<context>
    <name>nlstoken::ClipboardHandover</name>
    <message>
        <source>--copy needs the window program nls-token-desk, which isn&apos;t installed.</source>
        <translation>--copy需要窗口程序nls-token-desk，但它尚未安装。</translation>
    </message>
    <message>
        <source>nls-token-desk could not be started: %1</source>
        <translation>无法启动nls-token-desk：%1</translation>
    </message>
</context>
<context>
    <name>nlstoken::CompletionCommand</name>
    <message>
        <source>Prints the script with which a shell completes commands of nls-token.</source>
        <translation>输出补全脚本，供Shell补全nls-token的命令。</translation>
    </message>
    <message>
        <source>Behind -- follow the words of a command line; then what can stand in the place of the last one is printed. The scripts use this.</source>
        <translation>--之后是一条命令行的各个词；此时输出最后一个词可以是什么，供脚本使用。</translation>
    </message>
    <message>
        <source>The shell is one of %1; “%2” was given.</source>
        <translation>Shell须为以下之一：%1；给出的是“%2”。</translation>
    </message>
</context>
<context>
    <name>nlstoken::CopyMenu</name>
    <message>
        <source>Copy as</source>
        <translation>复制为</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Shell variables (export)</source>
        <translation>Shell变量（export）</translation>
    </message>
    <message>
        <source>PowerShell variables</source>
        <translation>PowerShell变量</translation>
    </message>
    <message>
        <source>Lines of a .env file</source>
        <translation>.env文件行</translation>
    </message>
    <message>
        <source>HTTP header</source>
        <translation>HTTP请求头</translation>
    </message>
    <message>
        <source>Gateway address with token</source>
        <translation>带Token的网关地址</translation>
    </message>
    <message>
        <source>SDK snippet</source>
        <translation>SDK代码片段</translation>
    </message>
    <message>
        <source>SDK snippet (%1)</source>
        <extracomment>code for trying an SDK; %1 is a programming language</extracomment>
        <translation>SDK代码片段（%1）</translation>
    </message>
</context>
<context>
    <name>nlstoken::CountdownRing</name>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>what the ring says: %1 the time, %2 what it is, for example &quot;left of 24 h&quot;</extracomment>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>nlstoken::DesktopProgram</name>
    <message numerus="yes">
        <source>The token of “%1” is in the clipboard for %n second(s).</source>
        <translation>
            <numerusform>“%1”的Token已放入剪贴板，%n秒后清除。</numerusform>
        </translation>
    </message>
    <message>
        <source>The token of “%1” is in the clipboard.</source>
        <translation>“%1”的Token已放入剪贴板。</translation>
    </message>
</context>
<context>
    <name>nlstoken::ErrorCard</name>
    <message>
        <source>Explanation of the error</source>
        <translation>错误说明</translation>
    </message>
    <message>
        <source>Copy for a ticket</source>
        <translation>复制到工单</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>错误码</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>HTTP状态码</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
</context>
<context>
    <name>nlstoken::ExecCommand</name>
    <message>
        <source>--set takes NAME=FIELD, where NAME has letters, digits and _ only; “%1” was given.</source>
        <translation>--set的格式为NAME=FIELD，其中NAME只能包含字母、数字和下划线；给出的是“%1”。</translation>
    </message>
    <message>
        <source>“%1”: the field is one of %2.</source>
        <translation>“%1”：字段应为%2之一。</translation>
    </message>
    <message>
        <source>Runs a command with a token in its environment: NLS_TOKEN, NLS_TOKEN_EXPIRE_TIME, NLS_GATEWAY_URL, NLS_APPKEY and NLS_REGION.</source>
        <translation>运行一个命令，并通过环境变量提供Token：NLS_TOKEN、NLS_TOKEN_EXPIRE_TIME、NLS_GATEWAY_URL、NLS_APPKEY和NLS_REGION。</translation>
    </message>
    <message>
        <source>another variable; FIELD is token, expireTime, gateway, appkey or region</source>
        <translation>另设一个变量；FIELD为token、expireTime、gateway、appkey或region</translation>
    </message>
    <message>
        <source>keep the current token in this file while the command runs; auto chooses a file</source>
        <translation>命令运行期间，在该文件中保存当前的Token；auto表示自动选择文件</translation>
    </message>
    <message>
        <source>The command to run is missing. It follows --, for example: nls-token exec -- ./demo</source>
        <translation>缺少要运行的命令。命令写在--之后，例如：nls-token exec -- ./demo</translation>
    </message>
    <message>
        <source>The token in %1 could not be renewed. %2</source>
        <extracomment>%1 a file, %2 whole sentences that say why</extracomment>
        <translation>无法更新%1中的Token。%2</translation>
    </message>
    <message>
        <source>The token in %1 is current again.</source>
        <translation>%1中的Token已恢复更新。</translation>
    </message>
</context>
<context>
    <name>nlstoken::FirstRunPage</name>
    <message>
        <source>Get a speech token</source>
        <translation>获取语音服务Token</translation>
    </message>
    <message>
        <source>Keys stay in this computer&apos;s keychain. A token is asked for once and reused until it expires.</source>
        <translation>AccessKey保存在本机的系统密钥环中。Token只请求一次，在过期前重复使用。</translation>
    </message>
    <message>
        <source>Keys stay in this computer&apos;s keychain (%1). A token is asked for once and reused until it expires.</source>
        <translation>AccessKey保存在本机的系统密钥环（%1）中。Token只请求一次，在过期前重复使用。</translation>
    </message>
    <message>
        <source>&amp;Add an AccessKey…</source>
        <translation>添加AccessKey…(&amp;A)</translation>
    </message>
    <message>
        <source>Try the &amp;sandbox</source>
        <translation>试用沙箱(&amp;S)</translation>
    </message>
    <message>
        <source>no account needed</source>
        <translation>无需账号</translation>
    </message>
    <message>
        <source>No key yet?</source>
        <translation>还没有AccessKey？</translation>
    </message>
    <message>
        <source>Activate the service and make one for a &amp;RAM user</source>
        <translation>开通服务并为RAM用户创建(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Paste a token from the console</source>
        <translation>粘贴控制台中的Token(&amp;P)</translation>
    </message>
</context>
<context>
    <name>nlstoken::FormDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>nlstoken::GetCommand</name>
    <message>
        <source>Prints a token: the one that is kept while it is good, else a new one.</source>
        <translation>输出Token：已保存的Token仍可用时直接输出，否则获取新的Token。</translation>
    </message>
    <message>
        <source>ask the service even when a token is kept</source>
        <translation>即使已保存Token，也向服务请求新的Token</translation>
    </message>
    <message>
        <source>--format %1 sets variables, which can hold the token of one profile only; name one.</source>
        <translation>--format %1会设置变量，而变量只能保存一个配置的Token；请只指定一个配置。</translation>
    </message>
    <message>
        <source>put it into the clipboard, which is cleared again, and print nothing</source>
        <translation>放入剪贴板（稍后自动清除），不输出任何内容</translation>
    </message>
    <message>
        <source>--copy takes one profile; the clipboard holds one token.</source>
        <translation>--copy只接受一个配置：剪贴板只能放一个Token。</translation>
    </message>
    <message>
        <source>--copy copies the token alone; leave --format out.</source>
        <translation>--copy只复制Token本身，请去掉--format。</translation>
    </message>
    <message>
        <source>--copy takes a profile as it is stored; leave %1 out.</source>
        <translation>--copy使用已保存的配置，请去掉%1。</translation>
    </message>
    <message>
        <source>how to print it (default: text)</source>
        <translation>输出格式（默认：text）</translation>
    </message>
</context>
<context>
    <name>nlstoken::KeyFields</name>
    <message>
        <source>AccessKey &amp;ID</source>
        <translation>AccessKey &amp;ID</translation>
    </message>
    <message>
        <source>AccessKey secret</source>
        <translation>AccessKey Secret</translation>
    </message>
    <message>
        <source>AccessKey &amp;secret</source>
        <translation>AccessKey &amp;Secret</translation>
    </message>
    <message>
        <source>&amp;Temporary key, with a SecurityToken</source>
        <translation>临时密钥，带SecurityToken(&amp;T)</translation>
    </message>
    <message>
        <source>SecurityToken</source>
        <translation>SecurityToken</translation>
    </message>
    <message>
        <source>Security&amp;Token</source>
        <translation>Security&amp;Token</translation>
    </message>
    <message>
        <source>LTAI…</source>
        <translation>LTAI…</translation>
    </message>
    <message>
        <source>The stored secret stays</source>
        <translation>保留已保存的AccessKey Secret</translation>
    </message>
    <message>
        <source>The stored SecurityToken stays</source>
        <translation>保留已保存的SecurityToken</translation>
    </message>
    <message>
        <source>Remove blanks</source>
        <translation>去除空白</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>互换</translation>
    </message>
</context>
<context>
    <name>nlstoken::KeyIdEntry</name>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>nlstoken::MainWindow</name>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <source>%1 copies; cleared after %2</source>
        <extracomment>%1 is a shortcut, %2 a duration</extracomment>
        <translation>%1复制；%2后清除</translation>
    </message>
    <message>
        <source>%1 copies</source>
        <translation>%1复制</translation>
    </message>
    <message>
        <source>Obtained %1 ago</source>
        <translation>%1前获取</translation>
    </message>
    <message>
        <source>The token of “%1” is in the clipboard.</source>
        <translation>“%1”的Token已放入剪贴板。</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Add a profile…</source>
        <translation>添加配置(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Paste a token from the console…</source>
        <translation>粘贴控制台中的Token(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Profile</source>
        <translation>配置(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>编辑(&amp;E)…</translation>
    </message>
    <message>
        <source>Make it the &amp;default</source>
        <translation>设为默认(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>删除(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Sandbox</source>
        <translation>沙箱(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation>Token(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy token</source>
        <translation>复制Token(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Renew now</source>
        <translation>立即续期(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Show or hide the token</source>
        <translation>显示或隐藏Token(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;About NLS Token Desk</source>
        <translation>关于NLS Token Desk(&amp;A)</translation>
    </message>
    <message>
        <source>Answer well</source>
        <translation>正常应答</translation>
    </message>
    <message>
        <source>About NLS Token Desk</source>
        <translation>关于NLS Token Desk</translation>
    </message>
    <message>
        <source>NLS Token Desk %1</source>
        <translation>NLS Token Desk %1</translation>
    </message>
    <message>
        <source>Access tokens of Alibaba Cloud Intelligent Speech Interaction: obtained once, shared by every program on this computer.

Licensed under the Apache License 2.0.</source>
        <translation>阿里云智能语音交互的访问Token：只获取一次，本机所有程序共享。

依据Apache License 2.0授权。</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>SDK trial</source>
        <translation>SDK试用</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Show it as a &amp;QR code…</source>
        <translation>显示为二维码(&amp;Q)…</translation>
    </message>
    <message>
        <source>&amp;Try it</source>
        <translation>试一试(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Token service</source>
        <translation>Token服务(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Speech gateway</source>
        <translation>语音网关(&amp;S)</translation>
    </message>
</context>
<context>
    <name>nlstoken::NameField</name>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
</context>
<context>
    <name>nlstoken::PastedTokenDialog</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation>&amp;Token</translation>
    </message>
    <message>
        <source>&amp;ExpireTime</source>
        <translation>&amp;ExpireTime</translation>
    </message>
    <message>
        <source>Paste a token</source>
        <translation>粘贴Token</translation>
    </message>
    <message>
        <source>The token, or the whole JSON answer</source>
        <translation>Token，或完整的JSON应答</translation>
    </message>
    <message>
        <source>Unix seconds, or a date and time</source>
        <translation>Unix时间戳（秒），或日期和时间</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Remove blanks</source>
        <translation>去除空白</translation>
    </message>
    <message>
        <source>%1 your time, in %2</source>
        <extracomment>%1 a date and time, %2 a duration</extracomment>
        <translation>本地时间%1，%2后过期</translation>
    </message>
</context>
<context>
    <name>nlstoken::ProfileAddCommand</name>
    <message>
        <source>Adds a profile. Its AccessKey goes into the keychain; nothing is sent unless --test is given.</source>
        <translation>添加配置。AccessKey保存在系统密钥环中，除非使用--test，否则不发送任何内容。</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>缺少%1。</translation>
    </message>
    <message>
        <source>Added the profile “%1”.</source>
        <translation>已添加配置“%1”。</translation>
    </message>
    <message>
        <source>The settings file was damaged. It is kept as %1, and a new one was begun.</source>
        <translation>设置文件已损坏，已保留为%1，并新建了一个设置文件。</translation>
    </message>
    <message>
        <source>AccessKey ID:</source>
        <translation>AccessKey ID：</translation>
    </message>
</context>
<context>
    <name>nlstoken::ProfileCommand</name>
    <message>
        <source>Adds, shows, changes and removes profiles.</source>
        <translation>添加、查看、修改和删除配置。</translation>
    </message>
</context>
<context>
    <name>nlstoken::ProfileDefaultCommand</name>
    <message>
        <source>Makes a profile the one that is used when none is named.</source>
        <translation>设置默认配置，未指定配置时使用。</translation>
    </message>
    <message>
        <source>“%1” is the default profile now.</source>
        <translation>“%1”已成为默认配置。</translation>
    </message>
    <message>
        <source>how to print it (default: text)</source>
        <translation>输出格式（默认：text）</translation>
    </message>
</context>
<context>
    <name>nlstoken::ProfileDialog</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Add profile</source>
        <translation>添加配置</translation>
    </message>
    <message>
        <source>Edit profile</source>
        <translation>编辑配置</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <extracomment>%1 a host</extracomment>
        <translation>正在请求%1…</translation>
    </message>
    <message>
        <source>The service accepted the key; the token is good for %1.</source>
        <extracomment>%1 a duration</extracomment>
        <translation>服务已接受该AccessKey，Token有效期为%1。</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Stop the test</source>
        <translation>停止测试</translation>
    </message>
    <message>
        <source>The test was stopped.</source>
        <translation>测试已停止。</translation>
    </message>
    <message>
        <source>The service refused this key. Save it all the same?</source>
        <translation>服务拒绝了该AccessKey。仍要保存吗？</translation>
    </message>
    <message>
        <source>The test did not succeed, so the key may or may not work. Save it all the same?</source>
        <translation>测试未成功，无法确定该AccessKey是否可用。仍要保存吗？</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>nlstoken::ProfileEditCommand</name>
    <message>
        <source>Changes values of a profile. A new secret is asked for when --access-key-id or --secret-stdin is given.</source>
        <translation>修改配置。使用--access-key-id或--secret-stdin时，需要提供新的AccessKey Secret。</translation>
    </message>
    <message>
        <source>Changed the profile “%1”.</source>
        <translation>已修改配置“%1”。</translation>
    </message>
    <message>
        <source>The old token is still in the keychain; it ends by itself.</source>
        <translation>旧Token仍在系统密钥环中，到期后会自行失效。</translation>
    </message>
</context>
<context>
    <name>nlstoken::ProfileEditing</name>
    <message>
        <source>The settings file was damaged. It is kept as %1.</source>
        <translation>设置文件已损坏，已保留为%1。</translation>
    </message>
    <message>
        <source>Changed the profile “%1”.</source>
        <translation>已修改配置“%1”。</translation>
    </message>
    <message>
        <source>Added the profile “%1”.</source>
        <translation>已添加配置“%1”。</translation>
    </message>
    <message>
        <source>Remove the profile “%1”?</source>
        <translation>删除配置“%1”？</translation>
    </message>
    <message>
        <source>Its AccessKey is deleted from the keychain.</source>
        <translation>其AccessKey将从密钥环中删除。</translation>
    </message>
    <message>
        <source>Its AccessKey %1 and its token are deleted from this computer. At Alibaba Cloud the key stays as it is.</source>
        <translation>其AccessKey（%1）和Token将从本机删除。阿里云上的密钥保持不变。</translation>
    </message>
    <message>
        <source>Its token is deleted from this computer.</source>
        <translation>其Token将从本机删除。</translation>
    </message>
    <message>
        <source>Its AccessKey %1 is deleted from this computer. The token stays: another profile uses the same key.</source>
        <translation>其AccessKey（%1）将从本机删除。Token会保留：另一个配置使用相同的密钥。</translation>
    </message>
    <message>
        <source>Remove profile</source>
        <translation>删除配置</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Removed the profile “%1”.</source>
        <translation>已删除配置“%1”。</translation>
    </message>
    <message>
        <source>NLS Token Desk</source>
        <translation>NLS Token Desk</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Only its entry in the settings is deleted. The AccessKey stays: it is that of another profile.</source>
        <translation>仅从设置中删除该条目。AccessKey会保留，因为它属于另一个配置。</translation>
    </message>
</context>
<context>
    <name>nlstoken::ProfileListCommand</name>
    <message>
        <source>Lists the profiles; the default one has a star.</source>
        <translation>列出所有配置，默认配置以星号标记。</translation>
    </message>
    <message>
        <source>There are no profiles yet. Add one with: nls-token profile add NAME --access-key-id ID</source>
        <translation>还没有任何配置。添加配置请使用：nls-token profile add NAME --access-key-id ID</translation>
    </message>
    <message>
        <source>how to print it (default: text)</source>
        <translation>输出格式（默认：text）</translation>
    </message>
    <message>
        <source>PROFILE</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>REGION</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>ACCESSKEY ID</source>
        <translation>AccessKey ID</translation>
    </message>
    <message>
        <source>STORE</source>
        <translation>存放处</translation>
    </message>
</context>
<context>
    <name>nlstoken::ProfileListPanel</name>
    <message>
        <source>PROFILES</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Add a profile</source>
        <translation>添加配置</translation>
    </message>
    <message>
        <source>More ways to add</source>
        <translation>其他添加方式</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Use by default</source>
        <translation>设为默认</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Paste a token from the console…</source>
        <translation>粘贴控制台中的Token…</translation>
    </message>
</context>
<context>
    <name>nlstoken::ProfileRemoveCommand</name>
    <message>
        <source>Removes a profile with its AccessKey, and its token when no other profile shares it.</source>
        <translation>删除配置及其AccessKey；如果没有其他配置共用其Token，则一并删除Token。</translation>
    </message>
    <message>
        <source>do not ask</source>
        <translation>不再确认</translation>
    </message>
    <message>
        <source>Removing asks first, and there is no terminal to ask on; add --yes.</source>
        <translation>删除前需要确认，但当前没有可供确认的终端，请加上--yes。</translation>
    </message>
    <message>
        <source>Remove the profile “%1” and its AccessKey %2? The token stays: another profile uses the same key. [y/N]</source>
        <translation>确定删除配置“%1”及其AccessKey %2吗？其他配置使用同一AccessKey，因此Token将保留。[y/N]</translation>
    </message>
    <message>
        <source>Remove the profile “%1”, its AccessKey %2 and its token? [y/N]</source>
        <translation>确定删除配置“%1”及其AccessKey %2和Token吗？[y/N]</translation>
    </message>
    <message>
        <source>Removed the profile “%1”.</source>
        <translation>已删除配置“%1”。</translation>
    </message>
    <message>
        <source>The token could not be deleted; it ends by itself.</source>
        <translation>无法删除该Token，它到期后会自行失效。</translation>
    </message>
    <message>
        <source>Remove the profile “%1” from the settings? The AccessKey stays: it is that of another profile. [y/N]</source>
        <translation>从设置中删除配置“%1”？AccessKey会保留，因为它属于另一个配置。[y/N]</translation>
    </message>
    <message>
        <source>Remove the profile “%1”, its AccessKey and its token? [y/N]</source>
        <translation>删除配置“%1”及其AccessKey和Token？[y/N]</translation>
    </message>
    <message>
        <source>how to print it (default: text)</source>
        <translation>输出格式（默认：text）</translation>
    </message>
    <message>
        <source>Nothing was removed.</source>
        <translation>未移除任何内容。</translation>
    </message>
</context>
<context>
    <name>nlstoken::ProfileRenameCommand</name>
    <message>
        <source>Gives a profile another name; key and token stay.</source>
        <translation>重命名配置，AccessKey和Token保持不变。</translation>
    </message>
    <message>
        <source>Renamed “%1” to “%2”.</source>
        <translation>已将“%1”重命名为“%2”。</translation>
    </message>
    <message>
        <source>how to print it (default: text)</source>
        <translation>输出格式（默认：text）</translation>
    </message>
</context>
<context>
    <name>nlstoken::ProfileShowCommand</name>
    <message>
        <source>Shows one profile, without any secret.</source>
        <translation>显示一个配置，不含任何密钥。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>AccessKey ID</source>
        <translation>AccessKey ID</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpoint</translation>
    </message>
    <message>
        <source>API version</source>
        <translation>API版本</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>网关</translation>
    </message>
    <message>
        <source>Appkey</source>
        <translation>Appkey</translation>
    </message>
    <message>
        <source>Keychain</source>
        <translation>密钥环</translation>
    </message>
    <message>
        <source>how to print it (default: text)</source>
        <translation>输出格式（默认：text）</translation>
    </message>
</context>
<context>
    <name>nlstoken::QrDialog</name>
    <message>
        <source>QR code of the token</source>
        <translation>Token的二维码</translation>
    </message>
    <message>
        <source>The token of “%1” is too long for a QR code.</source>
        <extracomment>%1 is the name of a profile, %2 a date and time</extracomment>
        <translation>“%1”的Token太长，无法生成二维码。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>It disappears in %n second(s), or as soon as you leave this window.</source>
        <translation>
            <numerusform>%n秒后或离开此窗口时消失。</numerusform>
        </translation>
    </message>
    <message>
        <source>Scan this with your phone. It is the whole token of “%1”: whoever sees it can use it until %2.</source>
        <translation>请用手机扫描。其中是“%1”的完整Token：在%2之前，看到它的人都能使用。</translation>
    </message>
</context>
<context>
    <name>nlstoken::RenameDialog</name>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Rename profile</source>
        <translation>重命名配置</translation>
    </message>
</context>
<context>
    <name>nlstoken::SandboxCommand</name>
    <message>
        <source>“%1”: what follows the colon is how often, a whole number from 1.</source>
        <translation>“%1”中冒号后应为出现次数，即不小于1的整数。</translation>
    </message>
    <message>
        <source>Faults (NAME plays it always, NAME:2 twice):</source>
        <translation>故障（NAME表示一直出现，NAME:2表示出现两次）：</translation>
    </message>
    <message>
        <source>Every Code of the service is a fault too, for example Throttling.User.</source>
        <translation>服务的任意Code也可用作故障，例如Throttling.User。</translation>
    </message>
    <message>
        <source>Plays the service on this computer, strictly, until it is interrupted. It listens on loopback only.</source>
        <translation>在本机严格模拟服务，直到被中断。仅在环回地址上监听。</translation>
    </message>
    <message>
        <source>HTTPS, with a certificate authority made at start</source>
        <translation>使用HTTPS，CA证书在启动时生成</translation>
    </message>
    <message>
        <source>what to do wrong; several are played one after the other</source>
        <translation>要模拟的故障，多个故障依次出现</translation>
    </message>
    <message>
        <source>The sandbox listens on loopback only; %1 is not a loopback address.</source>
        <translation>沙箱仅在环回地址上监听，%1不是环回地址。</translation>
    </message>
    <message>
        <source>Sandbox      %1 (this computer only; Ctrl+C ends it)</source>
        <translation>沙箱         %1（仅限本机，按Ctrl+C结束）</translation>
    </message>
    <message>
        <source>AccessKey    %1</source>
        <translation>AccessKey    %1</translation>
    </message>
    <message>
        <source>Secret       %1 (invented, worth nothing elsewhere)</source>
        <translation>Secret       %1（虚构，在别处无效）</translation>
    </message>
    <message>
        <source>Appkey       %1</source>
        <translation>Appkey       %1</translation>
    </message>
    <message>
        <source>CA file      %1</source>
        <translation>CA文件       %1</translation>
    </message>
    <message>
        <source>Try it from another terminal:</source>
        <translation>请在另一个终端中试用：</translation>
    </message>
    <message>
        <source>fault: %1</source>
        <translation>故障：%1</translation>
    </message>
    <message>
        <source>There is no fault “%1”. There are %2, every Code of the service, such as Throttling.User, and every status of the gateway, such as 40000005.</source>
        <translation>没有故障“%1”。可用的故障有%2、服务的任意Code（例如Throttling.User），以及网关的任意状态码（例如40000005）。</translation>
    </message>
    <message>
        <source>So is every status of the gateway, which plays it for the next speech call:</source>
        <translation>网关的每个状态码也是故障，会在下一次语音调用时出现：</translation>
    </message>
    <message>
        <source>The Appkey %1 belongs to another account than the sandbox&apos;s tokens.</source>
        <translation>Appkey %1与沙箱的Token属于不同的账号。</translation>
    </message>
    <message>
        <source>There is no fault “%1”.</source>
        <translation>没有名为“%1”的故障。</translation>
    </message>
    <message>
        <source>--listen takes ADDRESS:PORT or a port, for example 127.0.0.1:8080; “%1” was given.</source>
        <translation>--listen 的值应为“地址:端口”或单独的端口，例如127.0.0.1:8080；给出的是“%1”。</translation>
    </message>
    <message>
        <source>where to listen (default: 127.0.0.1 and any free port)</source>
        <translation>监听地址（默认：127.0.0.1和任一空闲端口）</translation>
    </message>
    <message>
        <source>how long its tokens are good for (default: 86400)</source>
        <translation>Token的有效时间（默认：86400）</translation>
    </message>
    <message>
        <source>how to print where it is (default: text)</source>
        <translation>地址的输出格式（默认：text）</translation>
    </message>
</context>
<context>
    <name>nlstoken::SecretEntry</name>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
</context>
<context>
    <name>nlstoken::SecretField</name>
    <message>
        <source>Show while pressed</source>
        <translation>按住显示</translation>
    </message>
</context>
<context>
    <name>nlstoken::ServeCommand</name>
    <message>
        <source>systemd has passed a socket; --listen would be another. Leave one of them out.</source>
        <translation>systemd已传递一个套接字，--listen 会再指定一个。请去掉其中之一。</translation>
    </message>
    <message>
        <source>--tls-cert and --tls-key belong together; give both of them or neither.</source>
        <translation>--tls-cert 和 --tls-key 必须成对使用，请同时给出或都不给出。</translation>
    </message>
    <message>
        <source>--plain-http and --tls-cert contradict each other; leave one of them out.</source>
        <translation>--plain-http 与 --tls-cert 相互矛盾，请去掉其中之一。</translation>
    </message>
    <message>
        <source>%1 can be reached from other computers, and without TLS everybody on the way could read the token and the key. Give --tls-cert and --tls-key, or --plain-http when something else protects the way.</source>
        <translation>其他计算机可以访问%1，没有TLS时途中的任何人都能读取Token和密钥。请给出 --tls-cert 和 --tls-key，如果传输途中另有保护，请给出 --plain-http。</translation>
    </message>
    <message>
        <source>--host takes a name or an address without port, for example desk.example; “%1” was given.</source>
        <translation>--host 需要不带端口的名称或地址，例如desk.example，而给出的是“%1”。</translation>
    </message>
    <message>
        <source>--allow-origin takes the address of a page without its path, for example https://app.example; “%1” was given.</source>
        <translation>--allow-origin 需要不带路径的网页地址，例如https://app.example，而给出的是“%1”。</translation>
    </message>
    <message>
        <source>Answers GET /gettoken with a token, for phones, browsers and servers that must not have the AccessKey, until it is interrupted.</source>
        <translation>以Token应答 GET /gettoken，供不应持有AccessKey的手机、浏览器和服务器使用，直到被中断。</translation>
    </message>
    <message>
        <source>key that requests have to show; made when it isn&apos;t there</source>
        <translation>请求必须出示的密钥，文件不存在时自动生成</translation>
    </message>
    <message>
        <source>certificate of the server, PEM; HTTPS</source>
        <translation>服务器证书（PEM），使用HTTPS</translation>
    </message>
    <message>
        <source>private key of the certificate, PEM</source>
        <translation>证书的私钥（PEM）</translation>
    </message>
    <message>
        <source>listen beyond this computer without TLS</source>
        <translation>在没有TLS的情况下对本机以外监听</translation>
    </message>
    <message>
        <source>name that the server goes by, beside localhost and its address</source>
        <translation>除localhost和监听地址之外，服务器使用的名称</translation>
    </message>
    <message>
        <source>page that may ask, for example https://app.example</source>
        <translation>允许访问的网页，例如https://app.example</translation>
    </message>
    <message>
        <source>Without a terminal nobody would see the key, or it would end up in a log. Give --key-file; the file is made when it isn&apos;t there.</source>
        <translation>没有终端时密钥无人看到，或者会留在日志中。请给出 --key-file，文件不存在时会自动生成。</translation>
    </message>
    <message>
        <source>Key (shown only now): </source>
        <translation>密钥（仅此时显示）：</translation>
    </message>
    <message>
        <source>Requests show it as “Authorization: Bearer KEY”. Ctrl+C ends the server.</source>
        <translation>请求以“Authorization: Bearer 密钥”出示它。按Ctrl+C结束服务器。</translation>
    </message>
    <message>
        <source>There is a token again.</source>
        <translation>已重新获得Token。</translation>
    </message>
    <message>
        <source>--listen takes ADDRESS:PORT, a port, or unix:PATH, for example 127.0.0.1:8723; “%1” was given.</source>
        <translation>--listen 的值应为“地址:端口”、单独的端口或“unix:路径”，例如127.0.0.1:8723；给出的是“%1”。</translation>
    </message>
    <message>
        <source>Refused %1: %2</source>
        <translation>已拒绝%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>(and %n more)</source>
        <translation>
            <numerusform>（另有%n个）</numerusform>
        </translation>
    </message>
    <message>
        <source>where to listen; a port alone is on 127.0.0.1, unix:PATH is a local socket (default: 127.0.0.1:8723)</source>
        <translation>监听地址；只写端口时监听127.0.0.1，unix:PATH为本地套接字（默认：127.0.0.1:8723）</translation>
    </message>
</context>
<context>
    <name>nlstoken::SignCommand</name>
    <message>
        <source>(absent)</source>
        <translation>（无）</translation>
    </message>
    <message>
        <source>Computes the signature of a CreateToken request and shows every step. Sends nothing.</source>
        <translation>计算CreateToken请求的签名并显示每个步骤，不发送任何内容。</translation>
    </message>
    <message>
        <source>compare with the string to sign in an error message</source>
        <translation>与错误信息中的待签名字符串比较</translation>
    </message>
    <message>
        <source>print a curl command that sends the request</source>
        <translation>输出可发送该请求的curl命令</translation>
    </message>
    <message>
        <source>show AccessKey ID and SecurityToken whole</source>
        <translation>完整显示AccessKey ID和SecurityToken</translation>
    </message>
    <message>
        <source>--compare knows strings to sign of signature v1 only.</source>
        <translation>--compare仅支持签名版本v1的待签名字符串。</translation>
    </message>
    <message>
        <source>There is no string to sign in it; paste the whole error message of the service.</source>
        <translation>其中没有待签名字符串，请粘贴服务返回的完整错误信息。</translation>
    </message>
    <message>
        <source>%1
  as the service received it  %2
  as it should have been      %3</source>
        <translation>%1
  服务端收到的值  %2
  应有的值        %3</translation>
    </message>
    <message>
        <source>The strings to sign are equal: the request arrived unchanged, so the AccessKey secret it was signed with is not the one of this AccessKey ID.</source>
        <translation>两个待签名字符串一致：请求在传输中未被改动，因此签名所用的AccessKey Secret与该AccessKey ID不匹配。</translation>
    </message>
    <message>
        <source>which signature (default: the profile&apos;s)</source>
        <translation>签名版本（默认：配置中的版本）</translation>
    </message>
    <message>
        <source>request method (default: POST)</source>
        <translation>请求方法（默认：POST）</translation>
    </message>
    <message>
        <source>Timestamp, as it is to be signed (default: now)</source>
        <translation>参与签名的Timestamp（默认：当前时间）</translation>
    </message>
    <message>
        <source>SignatureNonce, as it is to be signed (default: random)</source>
        <translation>参与签名的SignatureNonce（默认：随机）</translation>
    </message>
    <message>
        <source>how to print it (default: text)</source>
        <translation>输出格式（默认：text）</translation>
    </message>
    <message>
        <source>Paste the whole error message, then press Enter and Ctrl+D.</source>
        <translation>请粘贴完整的错误信息，然后按Enter和Ctrl+D。</translation>
    </message>
</context>
<context>
    <name>nlstoken::SnippetActions</name>
    <message>
        <source>The snippet with the token of “%1” is in the clipboard.</source>
        <translation>含“%1”的Token的代码片段已在剪贴板中。</translation>
    </message>
    <message>
        <source>The snippet is in the clipboard.</source>
        <translation>代码片段已在剪贴板中。</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <source>Save the snippet</source>
        <translation>保存代码片段</translation>
    </message>
    <message>
        <source>Saved as %1, with the token in it, for you alone to read.</source>
        <translation>已保存为%1，内含Token，只有您可以读取。</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>已保存为%1。</translation>
    </message>
</context>
<context>
    <name>nlstoken::SnippetChooser</name>
    <message>
        <source>Use this token</source>
        <translation>使用此Token</translation>
    </message>
    <message>
        <source>Obtain one in code</source>
        <translation>在代码中获取</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Speech service</source>
        <translation>语音服务</translation>
    </message>
    <message>
        <source>%1: language of the code</source>
        <extracomment>%1 is the name of a language</extracomment>
        <translation>%1：代码所用的语言</translation>
    </message>
    <message>
        <source>%1: speech service that the code calls</source>
        <extracomment>%1 is the name of a speech service</extracomment>
        <translation>%1：代码所调用的语音服务</translation>
    </message>
</context>
<context>
    <name>nlstoken::SnippetCommand</name>
    <message>
        <source>Prints code that calls a speech service with the token, or obtains a token itself, in a language.</source>
        <translation>输出一种语言的代码：用Token调用语音服务，或自行获取Token。</translation>
    </message>
    <message>
        <source>use the token, or obtain one with an AccessKey from the environment; token if not given</source>
        <translation>使用Token，或用环境变量中的AccessKey获取Token；默认为token</translation>
    </message>
    <message>
        <source>speech service that the token is used for; --list tells which there are</source>
        <translation>使用Token的语音服务；--list列出可选的服务</translation>
    </message>
    <message>
        <source>list languages, uses and services</source>
        <translation>列出语言、用途和服务</translation>
    </message>
    <message>
        <source>--list lists every language; leave “%1” out.</source>
        <translation>--list会列出所有语言，请去掉“%1”。</translation>
    </message>
    <message>
        <source>Say the language of the snippet, one of %1.</source>
        <translation>请指明代码的语言，可选%1。</translation>
    </message>
    <message>
        <source>There is no snippet in the language “%1”. There are %2.</source>
        <translation>没有语言“%1”的代码，可选%2。</translation>
    </message>
    <message>
        <source>--service is for code that uses a token; leave it out with --use accesskey.</source>
        <translation>--service只用于使用Token的代码，与--use accesskey同用时请去掉。</translation>
    </message>
    <message>
        <source>%1 has no snippet that obtains a token; leave --use out.</source>
        <translation>%1没有获取Token的代码，请去掉--use。</translation>
    </message>
    <message>
        <source>%1 has only a snippet that obtains a token; add --use accesskey.</source>
        <translation>%1只有获取Token的代码，请加上--use accesskey。</translation>
    </message>
    <message>
        <source>%1 has no snippet for the service “%2”. There are %3.</source>
        <translation>%1没有服务“%2”的代码，可选%3。</translation>
    </message>
    <message>
        <source>The profile has no Appkey: put one in the place of %1, or keep it with: nls-token profile edit NAME --appkey APPKEY</source>
        <translation>配置没有Appkey：请把%1换成您的Appkey，或用以下命令保存：nls-token profile edit NAME --appkey APPKEY</translation>
    </message>
    <message>
        <source>There is no snippet in the language “%1”.</source>
        <translation>没有语言“%1”的代码片段。</translation>
    </message>
    <message>
        <source>how to print it (default: text)</source>
        <translation>输出格式（默认：text）</translation>
    </message>
    <message>
        <source>It needs: %1</source>
        <translation>需要：%1</translation>
    </message>
    <message>
        <source>The code contains the token: keep a file with it to yourself (umask 077).</source>
        <translation>代码中含有Token：保存为文件时请勿让他人读取（umask 077）。</translation>
    </message>
</context>
<context>
    <name>nlstoken::SnippetView</name>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>nlstoken::StatusCommand</name>
    <message>
        <source>Shows how the tokens stand. Sends nothing and reads no key.</source>
        <translation>显示Token的状态，不发送任何内容，也不读取AccessKey。</translation>
    </message>
    <message>
        <source>There are no profiles yet. Add one with: nls-token profile add NAME --access-key-id ID</source>
        <translation>还没有任何配置。添加配置请使用：nls-token profile add NAME --access-key-id ID</translation>
    </message>
    <message>
        <source>no token yet</source>
        <translation>还没有Token</translation>
    </message>
    <message>
        <source>no request for %1</source>
        <translation>%1内不发送请求</translation>
    </message>
    <message>
        <source>last error: %1</source>
        <translation>上次错误：%1</translation>
    </message>
    <message>
        <source>how to print it (default: text)</source>
        <translation>输出格式（默认：text）</translation>
    </message>
    <message>
        <source>PROFILE</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>STATE</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>TIME LEFT</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>REMARKS</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>expiring</source>
        <translation>即将过期</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>已过去%1</translation>
    </message>
</context>
<context>
    <name>nlstoken::StatusStrip</name>
    <message>
        <source>Keys in %1</source>
        <extracomment>%1 is the name of a keychain, for example GNOME Keyring</extracomment>
        <translation>密钥保存在%1</translation>
    </message>
    <message>
        <source>No keychain: keys can&apos;t be kept</source>
        <translation>没有密钥环：无法保存密钥</translation>
    </message>
    <message>
        <source>Clock in step</source>
        <translation>时钟准确</translation>
    </message>
    <message>
        <source>Clock %1 ahead</source>
        <translation>时钟快%1</translation>
    </message>
    <message>
        <source>Clock %1 behind</source>
        <translation>时钟慢%1</translation>
    </message>
    <message>
        <source>Last request %1 ms</source>
        <translation>上次请求%1毫秒</translation>
    </message>
    <message>
        <source>Clearing the clipboard could not be confirmed; click into the window</source>
        <translation>无法确认剪贴板已清除；请点击本窗口</translation>
    </message>
    <message>
        <source>Clipboard clears in %1</source>
        <translation>剪贴板将在%1后清除</translation>
    </message>
    <message>
        <source>Clipboard clears when the window closes</source>
        <translation>关闭窗口时清除剪贴板</translation>
    </message>
</context>
<context>
    <name>nlstoken::TokenFetch</name>
    <message>
        <source>Asking %1…</source>
        <translation>正在请求%1…</translation>
    </message>
    <message>
        <source>Use this address from now on? [y/N]</source>
        <translation>今后使用该地址吗？[y/N]</translation>
    </message>
    <message>
        <source>how long it must be good for at least (default: 300)</source>
        <translation>Token至少还须有效多久（默认：300）</translation>
    </message>
</context>
<context>
    <name>nlstoken::TokenField</name>
    <message>
        <source>Hide the token</source>
        <translation>隐藏Token</translation>
    </message>
    <message>
        <source>Show the token</source>
        <translation>显示Token</translation>
    </message>
    <message numerus="yes">
        <source>Show the token for %n seconds</source>
        <translation>
            <numerusform>显示Token %n秒</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nlstoken::TokenPage</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <extracomment>%1 is what the row is called, for example ExpireTime</extracomment>
        <translation>复制%1</translation>
    </message>
    <message>
        <source>Renew by itself %1 before it expires</source>
        <extracomment>%1 is a duration</extracomment>
        <translation>到期前%1自动续期</translation>
    </message>
    <message>
        <source>Copy in another form</source>
        <translation>以其他格式复制</translation>
    </message>
</context>
<context>
    <name>nlstoken::TokenText</name>
    <message>
        <source>No token</source>
        <translation>没有Token</translation>
    </message>
    <message>
        <source>Token: %1</source>
        <translation>Token：%1</translation>
    </message>
    <message>
        <source>Token, hidden</source>
        <translation>Token，已隐藏</translation>
    </message>
    <message>
        <source>Token, hidden; it ends in %1</source>
        <translation>Token，已隐藏，末尾为%1</translation>
    </message>
</context>
<context>
    <name>nlstoken::TrialActions</name>
    <message>
        <source>Saved as %1.</source>
        <translation>已保存为%1。</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>Speaking the sentence is a call that Alibaba Cloud bills.</source>
        <translation>合成这句话是一次计费调用，由阿里云收费。</translation>
    </message>
    <message>
        <source>Each try is one short synthesis with your Appkey. Without an Appkey only the handshake is made, which costs nothing. This is said only once.</source>
        <translation>每次试用都会用您的Appkey做一次简短的语音合成。没有Appkey时只做握手，不产生费用。此提示只出现一次。</translation>
    </message>
    <message>
        <source>Save the sound</source>
        <translation>保存声音</translation>
    </message>
</context>
<context>
    <name>nlstoken::TrialCommand</name>
    <message>
        <source>Tries the token at the speech gateway: without an Appkey only whether it is taken, with one by having a sentence spoken, which counts as a call.</source>
        <translation>在语音网关上试用Token：没有Appkey时只检查网关是否接受Token；有Appkey时合成一句话，计为一次调用。</translation>
    </message>
    <message>
        <source>what to speak, at most 300 characters</source>
        <translation>要合成的文本，最多300个字符</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>正在请求%1…</translation>
    </message>
    <message>
        <source>The profile has no Appkey, and nothing is spoken without one. Give it one with: nls-token profile edit NAME --appkey KEY</source>
        <translation>该配置没有Appkey，无法合成语音。请用此命令填写：nls-token profile edit NAME --appkey KEY</translation>
    </message>
    <message>
        <source>Hello, this is the voice that you asked for.</source>
        <translation>你好，这是一次语音合成试用。</translation>
    </message>
    <message>
        <source>--text takes 1 to %1 characters; %2 were given.</source>
        <translation>--text的文本须为1到%1个字符，实际给出%2个。</translation>
    </message>
    <message>
        <source>--out takes the name of a file.</source>
        <translation>--out后应为文件名。</translation>
    </message>
    <message>
        <source>The token is good: %1 takes it. Without an Appkey no more was tried.</source>
        <translation>Token有效：%1已接受。由于没有Appkey，未作进一步试用。</translation>
    </message>
    <message>
        <source>Token and Appkey are good: %1 spoke, and the sound is in %2.</source>
        <translation>Token和Appkey均有效：%1已合成语音，音频保存在%2。</translation>
    </message>
    <message>
        <source>a new file for the sound (default: nls-trial-TIME.wav)</source>
        <translation>保存声音的新文件（默认：nls-trial-TIME.wav）</translation>
    </message>
    <message>
        <source>how to print the verdict (default: text)</source>
        <translation>结论的输出格式（默认：text）</translation>
    </message>
</context>
<context>
    <name>nlstoken::TrialPage</name>
    <message>
        <source>Save as file…</source>
        <translation>保存为文件…</translation>
    </message>
    <message>
        <source>Token as QR code…</source>
        <translation>Token二维码…</translation>
    </message>
    <message>
        <source>Copy snippet</source>
        <translation>复制代码</translation>
    </message>
    <message>
        <source>Appke&amp;y</source>
        <translation>Appke&amp;y</translation>
    </message>
    <message>
        <source>the sandbox&apos;s own</source>
        <translation>沙箱自带</translation>
    </message>
    <message>
        <source>kept with the profile, not a secret</source>
        <translation>随配置保存，不是机密</translation>
    </message>
</context>
<context>
    <name>nlstoken::TrialPanel</name>
    <message>
        <source>Without an Appkey only the handshake is made: it tells whether the token is accepted, and costs nothing.</source>
        <translation>没有Appkey时只做握手：可得知Token是否被接受，不产生费用。</translation>
    </message>
    <message>
        <source>The sandbox plays a sound of its own; nothing is billed.</source>
        <translation>沙箱播放自带的声音，不产生费用。</translation>
    </message>
    <message>
        <source>Hello from Intelligent Speech Interaction</source>
        <translation>你好，这里是智能语音交互</translation>
    </message>
    <message>
        <source>Save audio…</source>
        <translation>保存音频…</translation>
    </message>
    <message>
        <source>Try the token against the gateway</source>
        <translation>在网关上试用Token</translation>
    </message>
    <message>
        <source>Sentence to be spoken</source>
        <translation>要合成的句子</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Obtaining a token first…</source>
        <translation>正在先获取Token…</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>正在询问%1…</translation>
    </message>
    <message>
        <source>The gateway accepted this token.</source>
        <translation>网关接受了此Token。</translation>
    </message>
    <message>
        <source>Handshake alone, in %1 s with %2.</source>
        <extracomment>%1 is a number, %2 a host</extracomment>
        <translation>仅握手，与%2用时%1秒。</translation>
    </message>
    <message>
        <source>%1 of audio in %2 s from %3</source>
        <translation>%3用时%2秒，返回%1音频</translation>
    </message>
    <message>
        <source>task %1</source>
        <translation>任务%1</translation>
    </message>
    <message>
        <source>The gateway accepted this token and the Appkey.</source>
        <translation>网关接受了此Token和Appkey。</translation>
    </message>
    <message>
        <source>Each try speaks the sentence once, which Alibaba Cloud bills as a call.</source>
        <translation>每次试用都会合成一次这句话，阿里云按一次调用计费。</translation>
    </message>
</context>
</TS>
