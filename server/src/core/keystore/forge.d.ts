// The one part of node-forge that is used, imported by itself: the whole library is half a megabyte.

declare module 'node-forge/lib/pem.js' {
  import { pem } from 'node-forge';
  export default pem;
}
