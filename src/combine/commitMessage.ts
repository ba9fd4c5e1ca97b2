/**
 * The message of a commit that holds notes alone. One note: its title. Several: how many, and the titles below.
 * `titles` are plain text; notes that went have none.
 */
export function commitMessage(
	titles: readonly string[],
	count: number,
): string {
	const [only] = titles;
	if (count === 1) return only ? `Note: ${only}` : "Remove a note";
	const list = titles.map((title) => `- ${title}`);
	return [
		`Notes: ${count} on why the code is as it is`,
		...(list.length > 0 ? ["", ...list] : []),
	].join("\n");
}
