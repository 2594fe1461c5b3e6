// SPDX-License-Identifier: Apache-2.0
// What starting costs a program that does nothing: loading the libraries that it is linked to.
int main()
{
    return 0;
}
