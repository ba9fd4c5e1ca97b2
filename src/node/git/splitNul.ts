/** The parts of output in which each part ends with a NUL (git's `-z`). */
export function splitNul(output: Buffer): string[] {
	const parts = output.toString("utf8").split("\0");
	parts.pop();
	return parts;
}
