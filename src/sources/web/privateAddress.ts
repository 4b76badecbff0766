import { BlockList, isIP } from 'node:net';

/** https://www.iana.org/assignments/iana-ipv4-special-registry and …-ipv6-special-registry */
const SPECIAL: [net: string, bits: number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['::', 128],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
];
/** Where clouds hand out the credentials of a machine: no web site, whoever asks. */
const METADATA: [net: string, bits: number][] = [
  ['169.254.0.0', 16],
  ['fe80::', 10],
  ['fd00:ec2::254', 128],
];

const special = listOf(SPECIAL);
const metadata = listOf(METADATA);

function listOf(nets: [string, number][]): BlockList {
  const list = new BlockList();
  for (const [net, bits] of nets) list.addSubnet(net, bits, net.includes(':') ? 'ipv6' : 'ipv4');
  return list;
}

/** An address of the machine itself or of its own network. */
export const isPrivate = (address: string) => isIn(special, address);
export const isMetadata = (address: string) => isIn(metadata, address);

/** A `BlockList` also knows an IPv4 address in IPv6 clothes, however it is written. https://nodejs.org/api/net.html#blocklistcheckaddress-type */
function isIn(list: BlockList, address: string): boolean {
  const version = isIP(address);
  return version !== 0 && list.check(address, version === 6 ? 'ipv6' : 'ipv4');
}

/** The admin evidently means their own network: an address of it, or a name that only it knows. */
export function isLocalHost(hostname: string): boolean {
  const address = hostname.replace(/^\[|\]$/g, '');
  if (isIP(address)) return isPrivate(address);
  return !hostname.includes('.') || /\.(localhost|local|internal|intranet|lan|home\.arpa)$/i.test(hostname);
}
