// Pages of WSO2's documentation that rules point to (FACTS: documentation links).

const admin = 'https://wso2docs.atlassian.net/wiki/spaces/ADMIN44x/pages';
const apim = 'https://apim.docs.wso2.com/en/latest/install-and-setup/setup/security';

/** "Configuring Keystores in WSO2 Products". */
export const configuring = `${admin}/6684752/Configuring+Keystores+in+WSO2+Products`;
/** "Recommendations for setting up keystores". */
export const recommendations = `${apim}/configuring-keystores/configuring-keystores-in-wso2-api-manager/#recommendations-for-setting-up-keystores`;
/** "Creating New Keystores". */
export const creating = `${apim}/configuring-keystores/keystore-basics/creating-new-keystores/`;
/** "Configuring Transport Level Security". */
export const transportSecurity = `${admin}/6684755/Configuring+Transport+Level+Security`;
/** "Security Guidelines for Production Deployment". */
export const production = `${admin}/6686381/Security+Guidelines+for+Production+Deployment`;
/** "Dynamic SSL Certificate Installation". */
export const dynamicSsl = 'https://wso2docs.atlassian.net/wiki/spaces/AM260/pages/30900589/Dynamic+SSL+Certificate+Installation';
/** "Enabling Java Security Manager". */
export const securityManager = `${admin}/6684756/Enabling+Java+Security+Manager`;
/** "Changing the Hostname". */
export const hostname = 'https://apim.docs.wso2.com/en/4.4.0/install-and-setup/setup/deployment-best-practices/changing-the-hostname/';
/** "Encrypting Passwords with Cipher Tool". */
export const cipherTool = 'https://docs.wso2.com/display/ADMIN44x/Encrypting+Passwords+with+Cipher+Tool';
/** "Resolving Encrypted Passwords". */
export const resolving = 'https://docs.wso2.com/display/ADMIN44x/Resolving+Encrypted+Passwords';
/** "Carbon Secure Vault Implementation". */
export const secureVault = 'https://docs.wso2.com/display/ADMIN44x/Carbon+Secure+Vault+Implementation';
