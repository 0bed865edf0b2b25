// Small files in the shape of real ones, and ways to look at a tree.

import type { Node } from '../../server/src/core/syntax/node.ts';
import type { Source } from '../../server/src/core/text/source.ts';

export const source = (text: string): Source => ({ text, charset: 'utf-8', bom: false });

export const carbon = `<?xml version="1.0" encoding="ISO-8859-1"?>
<!--
  ~ The main configuration of the server
  -->
<Server xmlns="http://wso2.org/projects/carbon/carbon.xml" xmlns:svns="http://org.wso2.securevault/configuration">
    <Name>WSO2 API Manager</Name>
    <ServerKey>AM</ServerKey>
    <!--HostName>www.wso2.org</HostName-->
    <Offset>0</Offset>
    <Security>
        <!--
            The primary keystore
        -->
        <KeyStore>
            <!-- Keystore file location-->
            <Location>\${carbon.home}/repository/resources/security/wso2carbon.jks</Location>
            <Type>JKS</Type>
            <Password svns:secretAlias="Carbon.Security.KeyStore.Password">password</Password>
            <KeyAlias>wso2carbon</KeyAlias>
            <KeyPassword>wso2carbon</KeyPassword>
        </KeyStore>
        <TrustStore>
            <Location>\${carbon.home}/repository/resources/security/client-truststore.jks</Location>
            <Type>JKS</Type>
            <Password>p&amp;ss&#x77;ord</Password>
        </TrustStore>
        <STSCallBackHandlerName/>
    </Security>
</Server>
`;

export const catalina = `<?xml version='1.0' encoding='utf-8'?>
<Server port="8005" shutdown="SHUTDOWN">
    <Service className="org.wso2.carbon.tomcat.ext.service.ExtendedStandardService" name="Catalina">
        <!--
        optional attributes:
        proxyPort="443"
        -->
        <Connector protocol="org.apache.coyote.http11.Http11NioProtocol"
                   port="9443"
                   bindOnInit="false"
                   clientAuth="want"
                   keystoreFile="\${carbon.home}/repository/resources/security/wso2carbon.jks"
                   keystorePass='wso2carbon'
                   URIEncoding="UTF-8"/>
        <Engine name="Catalina" defaultHost="localhost"><Host name="localhost"/></Engine>
    </Service>
</Server>
`.replaceAll('\n', '\r\n');

export const axis2 = `<axisconfig name="AxisJava2.0">
    <parameter name="hotdeployment">true</parameter>
    <transportReceiver name="https" class="org.apache.synapse.transport.passthru.PassThroughHttpSSLListener">
        <parameter name="port" locked="false">8243</parameter>
        <parameter name="keystore" locked="false">
            <KeyStore>
                <Location>repository/resources/security/wso2carbon.jks</Location>
                <Type>JKS</Type>
                <Password>wso2carbon</Password>
                <KeyPassword>wso2carbon</KeyPassword>
            </KeyStore>
        </parameter>
        <!--<parameter name="SSLVerifyClient">require</parameter>-->
    </transportReceiver>
    <!--transportReceiver name="https" class="org.apache.synapse.transport.nhttp.HttpCoreNIOSSLListener">
        <parameter name="port" locked="false">8243</parameter>
        <parameter name="keystore" locked="false">
            <KeyStore>
                <Location>repository/resources/security/other.jks</Location>
            </KeyStore>
        </parameter>
    </transportReceiver-->
\t<transportSender name="https" class="org.apache.synapse.transport.passthru.PassThroughHttpSSLSender">
\t\t<parameter name="truststore" locked="false">
\t\t\t<TrustStore>
\t\t\t\t<Location>repository/resources/security/client-truststore.jks</Location>
\t\t\t</TrustStore>
\t\t</parameter>
\t</transportSender>
</axisconfig>
`;

export const edge = `<?xml version="1.0"?>
<?xml-stylesheet href="style.css"?>
<!DOCTYPE Größe [
  <!-- it's > a comment ]> -->
  <!ENTITY eins "1">
  <!ENTITY zwei SYSTEM "file:///etc/passwd">
]>
<Größe a="x &lt; y" b='"quoted"' c="two
lines&#10;three" xmlns:п="urn:п">
  <п:ключ п:имя="ä">€ 😀</п:ключ>
  <script>if (a &lt; b) {}</script><br></br><input/>
  <Location><![CDATA[<repository>]]>/a<!-- b -->/c</Location>
  <Password>&eins;</Password>
  <empty></empty><blank>  </blank>
  mixed <b>bold</b> text
</Größe>
<!-- the end -->
`;

export const endpoint = `# A file with Java's escapes
!and another comment
client.keyStore=./repository/resources/security/wso2carbon.jks
Carbon.Security.KeyStore.Password : wso2carbon
   client.trustStore    ./repository/resources/\\
        security/client-truststore.jks
keystore.identity.location=C\\:\\\\wso2\\\\bin\\\\../repository\\\\x.jks
umlaut=\\u00e4 ä
key\\ with\\=odd\\:marks = value   
empty=
alone
repeated=1
repeated=2
`;

export const site = `{
    // Single sign-on
    "context" : "/publisher",
    "ssoConfiguration" : {
        "enabled" : "true",
        "identityProviderURL" : "https://localhost:9443/samlsso"
        "keyStorePassword" : "",
        "identityAlias" : "wso2\\u0063arbon",
        "keyStoreName" : " wso2carbon.jks", /* beside the others */
    },
    "reverseProxy" : { "enabled" : false, "context" : null, },
    "list": [ 1, "two", { "three": 3 } ],
}
`;

export const policy = `keystore "file:\${user.dir}/repository/resources/security/wso2carbon.jks", "JKS";
// keystorePasswordURL "none";

/* These permissions apply to javac */
grant codeBase "file:\${java.home}/lib/-" {
        permission java.security.AllPermission;
};

grant {
   permission java.net.SocketPermission "*:1-65535", "connect,resolve";
   permission java.util.PropertyPermission "*", "read", signedBy "other";
   permission javax.management.MBeanServerPermission "*";
};

grant signedBy "wso2carbon, second", CodeBase "file:\${user.dir}/lib/core/-",
  Principal javax.security.auth.x500.X500Principal "cn=admin" {
  permission java.security.AllPermission;
};
`;

/** The tree in one line a node, indented; attributes and values beside names. */
export function outline(root: Node): string {
  const lines: string[] = [];
  const pending = root.children.map((node) => ({ node, depth: 0 })).reverse();
  for (let item = pending.pop(); item; item = pending.pop()) {
    const { node, depth } = item;
    const name = node.prefix === '' ? node.name : `${node.prefix}:${node.name}`;
    lines.push(`${'  '.repeat(depth)}${name}${node.value === undefined ? '' : ` = ${JSON.stringify(node.value.text)}`}`);
    pending.push(...node.children.map((child) => ({ node: child, depth: depth + 1 })).reverse());
  }
  return lines.join('\n');
}

/** Every node of a tree, in the order of the text. */
export function* nodesOf(root: Node): Generator<{ node: Node; parent: Node }> {
  const pending = root.children.map((node) => ({ node, parent: root })).reverse();
  for (let item = pending.pop(); item; item = pending.pop()) {
    yield item;
    for (let index = item.node.children.length - 1; index >= 0; index--) pending.push({ node: item.node.children[index]!, parent: item.node });
  }
}
