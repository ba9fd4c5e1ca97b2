/**
 * Milliseconds that the processor spent on `task`, and not those for which it waited: tests run beside each other, on
 * machines that are shared.
 */
export function processorTime(task: () => void): number {
	const before = process.cpuUsage();
	task();
	return process.cpuUsage(before).user / 1000;
}
