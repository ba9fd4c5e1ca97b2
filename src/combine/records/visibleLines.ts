/**
 * The lines without their HTML comments, outside of code and from `start` (an index) on. A comment that begins a line
 * and has no end hides all that follows, as it does on a page; within a line it is text. Linear in the text's length.
 */
export function visibleLines(
	raw: readonly string[],
	isCode: readonly boolean[],
	start: number,
): string[] {
	const lines = raw.slice();
	const lastEnd = raw.findLastIndex(
		(line, at) => !isCode[at] && line.includes("-->"),
	);
	let isHidden = false;
	for (let at = start; at < lines.length; at++) {
		const line = raw[at] ?? "";
		if (isCode[at]) {
			if (isHidden) lines[at] = "";
			continue;
		}
		if (!isHidden && !line.includes("<!--")) continue;
		let seen = "";
		let from = 0;
		let marks = 0;
		for (;;) {
			if (isHidden) {
				const end = line.indexOf("-->", from);
				if (end < 0) break;
				from = end + 3;
				isHidden = false;
			}
			const opening = line.indexOf("<!--", from);
			if (opening < 0) {
				seen += line.slice(from);
				break;
			}
			const before = line.slice(from, opening);
			marks += backticks(before);
			const isBlock = seen.trim() === "" && before.trim() === "";
			const endsHere = line.indexOf("-->", opening + 4) >= 0;
			if (marks % 2 === 1 || (!endsHere && lastEnd <= at && !isBlock)) {
				seen += line.slice(from);
				break;
			}
			seen += before;
			from = opening + 4;
			isHidden = true;
		}
		lines[at] = seen === line ? line : seen.trimEnd();
	}
	return lines;
}

function backticks(text: string): number {
	let count = 0;
	for (let at = text.indexOf("`"); at >= 0; at = text.indexOf("`", at + 1))
		count++;
	return count;
}
