// The certificates of the keys that WSO2 ships: everyone has these private keys.

// SHA-256 of each certificate, with the time that it is valid for.
const fingerprints: ReadonlySet<string> = new Set([
  '1d729fb8c468ead820a2a0be4adb8fbabed9ab1ba126c9d21466c5706e8e4d30', // 2010-02-19 → 2035-02-13
  'eecb4d02dad4ac6b505353a7e21f4fb9a33fdcac92303ff0ff43e2190a84eaa0', // 2017-03-21 → 2017-06-19
  '50f0eda5898af3a115c2c508194956e7e114fe234743e9d22f709ae7cb801bbd', // 2017-07-19 → 2027-07-17
  'bc6d75f85629d1ab50da15ead7161d8a636f542b939060aa70e6db68ce5a807c', // 2019-08-23 → 2029-08-20
  '3612ad8f01b4ecf4714f0bc8e071b6403dd34c4dde62d81dd4b91d1aa356dee6', // 2019-10-23 → 2022-01-25
  '02e6217a58fe8ef0d191e30f6acf44cf08f47b4c18c6c64abdf2d487b48c0a00', // 2022-01-26 → 2024-04-30
  '1b2429b16ef58301b74ff16253655ae85537e3a5bfd159085a5a8e23e5a3b22a', // 2023-02-22 → 2025-05-27
  '9db36ba11a21dad55653727abce15d745793e891983fe7aadfce1b39e3b7c862', // 2023-12-06 → 2025-01-07
  '80f154f2c82d4f5e8fb96a6374cc2310eb141bdcb168787cad9efa5b4407f385', // 2024-02-22 → 2026-05-27
  '5d094d2099ac6e670e537d50853b60fbee3dd08858e50db06e22ffe3ad92646d', // 2024-09-10 → 2026-12-14
  '9bf78253a0cb3154d7f61e53a262fae12c2da7e00cb2603eeb1bd6093af981fe', // 2025-01-08 → 2026-01-08
  '1e1bcdeb0a46472150c55542a9cc02f39481e5dd1e6ea493c82b023cbe03b44c', // 2025-02-13 → 2027-05-19
  'ca5c9b54f9b6d39f396a1aaa7a780481393c1dfbb567cfacfb962e6a88ad6588', // 2026-03-04 → 2028-06-06
  '2ba361a032ffd4b34f7df066de72b61c5e836a09f7a7bd7105eb87b4094d9712', // 2026-04-06 → 2028-07-09
  '362108bd81590cfbac6bbbefd12ab5c251ef5d26ed32fd593655887b3412fd23', // IoT Server, wso2certs.jks
  '1a6b08140e8dbff19ae333c7710365d06fc48cc6f28583695ed996e654f76230', // IoT Server, wso2certs.jks
  'f23ae81e3d51b93673be74f149f138bbf54d5ac01987cc29cae3c7ac53b95bf8', // IoT Server, wso2certs.jks
  '8ace6db1dfa6246fd6d7328049090623f05934ad7165f2f22a44612ba7340b28', // analytics of Carbon 5
]);

/** Whether WSO2 ships the certificate with this SHA-256 (lower-case hex), and its private key with it. */
export function isShipped(sha256: string): boolean {
  return fingerprints.has(sha256);
}
