import type { RecordSection, RecordText } from "./recordText.ts";

/**
 * What is said against an option below its heading, up to the line `end`, at most four times: `Bad, because …`, entries
 * marked with a minus or a cross, a list headed `Cons`.
 */
export function optionCons(
	text: RecordText,
	section: RecordSection,
	end: number,
): string[] {
	const cons: string[] = [];
	let isCons = false;
	for (
		let line = section.first;
		line <= Math.min(end, section.first + 200);
		line++
	) {
		const source = text.lines[line - 1] ?? "";
		if (text.isCode[line - 1] || source.trim() === "") continue;
		const label =
			/^(?:#{1,6}[ \t]+|[-*+][ \t]+)?\W*(pros|cons|(?:good|neutral|bad),? because|advantages|disadvantages|benefits|drawbacks|negatives?|positives?)\W*$/i.exec(
				source,
			);
		if (label || /^#{1,6}[ \t]/.test(source)) {
			isCons = /^(?:cons|bad|disadv|drawb|negat)/i.test(label?.[1] ?? "");
			continue;
		}
		const item = /^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(\S.*)$/.exec(source)?.[1];
		if (item === undefined) {
			// A wrapped line of the entry above.
			const before = cons.at(-1);
			if (
				before !== undefined &&
				/^[ \t]+\S/.test(source) &&
				wasCon(text, line)
			)
				cons[cons.length - 1] = `${before} ${source.trim()}`;
			continue;
		}
		const bad =
			/^(?:\*\*|_|\*)?Bad(?:\*\*|_|\*)?\b[^,:]{0,60}[,:]\s*(?:because\s+)?(.*)$/i.exec(
				item,
			)?.[1] ??
			/^(?:`[-–−]`|[❌✖✗👎➖⛔🔴]\ufe0f?|\[-\]|\(-\)|Con:|Cons:)\s*(.*)$/u.exec(
				item,
			)?.[1] ??
			(isCons ? item : undefined);
		if (bad) cons.push(bad.trim());
		if (cons.length >= 4) break;
	}
	return cons;
}

/** Whether the entry that a wrapped line belongs to is one that was kept: the nearest one above. */
function wasCon(text: RecordText, line: number): boolean {
	for (let at = line - 1; at > Math.max(0, line - 6); at--) {
		const above = text.lines[at - 1] ?? "";
		if (/^[ \t]*[-*+][ \t]/.test(above))
			return /Bad\b|`[-–−]`|[❌✖✗👎➖]/u.test(above);
	}
	return false;
}
