/** The day of a moment where the person is, `YYYY-MM-DD`. */
export function dayOf(moment: Date): string {
	const two = (value: number) => String(value).padStart(2, "0");
	return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
