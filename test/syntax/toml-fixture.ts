// A deployment.toml in the shape of real ones, with every kind of line.

export const deployment = `[server]
hostname = "localhost"
#offset=0
base_path = "\${carbon.protocol}://\${carbon.host}:\${carbon.management.port}" # where it is

[keystore.tls]
file_name =  "wso2carbon.jks"
type =  "JKS"
password =  "$secret{keystore_password}"
key_password = 'C:\\literal'

#[keystore.primary]
#file_name = "other.jks"

[[apim.gateway.environment]]
name = "Production"
visible = true

[[apim.gateway.environment]]
name = "Sandbox"
port = 9_443

[transport.receiver]
keystore.file_name = "$ref{keystore.tls.file_name}"
"keystore".password = " blanks "
ciphers = ["one", # first
  'two', """three
lines""",
]
started = 2024-01-01T00:00:00Z
limits = { low = 1, high.value = 2.5, names = ["a", "b"] }

[keystore.primary]
password = "p\\u00e4ss\\"w\\\\ord ä"
text = """\\
   all in \\
   one"""

[secrets]
keystore_password = "[wso2carbon]"
`;
