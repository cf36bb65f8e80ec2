/** With any ending, and with spaces before it, which Windows does not look at. */
const deviceName = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(?:\.|$)/i

/**
 * Whether Windows keeps a name for a device, so that no file there can have it (Microsoft, "Naming Files, Paths,
 * and Namespaces").
 *
 * @param name of a file without its folders, with its ending or without
 */
export function isDeviceName(name: string): boolean {
  return deviceName.test(name)
}
