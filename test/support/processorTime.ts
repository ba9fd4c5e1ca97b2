/**
 * Milliseconds of the processor after which a task is taken to have no end. A reader whose time grows with its text takes a
 * hundredth of that for what is tried here, one that tries all ways to read it takes hours.
 */
export const endlessMs = 10_000;

/**
 * Milliseconds that the processor spent on `task`, and not those for which it waited: tests run beside each other, on
 * machines that are shared.
 */
export function processorTime(task: () => void): number {
	const before = process.cpuUsage();
	task();
	return process.cpuUsage(before).user / 1000;
}
