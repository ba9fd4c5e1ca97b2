/** The object ids in output that has one a line. */
export function hashLines(output: Buffer): readonly string[] {
	return output
		.toString("latin1")
		.split("\n")
		.filter((line) => /^[0-9a-f]{40,64}$/.test(line));
}
