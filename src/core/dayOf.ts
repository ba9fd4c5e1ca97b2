/** The day of a moment where the person is, `YYYY-MM-DD`. */
export function dayOf(moment: Date): string {
	const two = (value: number) => String(value).padStart(2, "0");
	return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** When that day began, in milliseconds since 1970-01-01 UTC. */
export function dayBegan(moment: Date): number {
	const began = new Date(moment);
	began.setHours(0, 0, 0, 0);
	return began.getTime();
}
