/**
 * LINTEL_TRUST_PROXY: addresses or networks of the reverse proxies in front, separated by commas. Only their X-Forwarded-For
 * says who a caller is; without the setting nobody's does.
 */
export const trustedProxies = (text: string | undefined): readonly string[] | undefined => {
  const addresses = (text ?? '')
    .split(',')
    .map((address) => address.trim())
    .filter((address) => address !== '');
  return addresses.length === 0 ? undefined : addresses;
};
