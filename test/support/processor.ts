// How much work something is for the processor, whoever else uses the machine.

/** The processor's seconds that a call takes, and not those it waits for. */
export function processorSeconds(call: () => void): number {
  const before = process.cpuUsage();
  call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
