import type { RecordText } from "./recordText.ts";

/** More than anybody writes into a record by hand. */
const mostNames = 300;
/** In UTF-16 units. */
const longestName = 300;

/**
 * What in a record may name a file: targets of links, code in a line, and words with a dot or a slash in them; each once, as
 * written but for lines behind it (`:12`, `#L12`), in the order of the text. What is of the web, and images, are left out.
 */
export function namesInRecord({ lines }: RecordText): readonly string[] {
	const found = new Set<string>();
	const add = (word: string) => {
		if (word.length > 2 * longestName || found.size >= mostNames) return;
		const name = word.replace(/(?:#.*|:\d[\d:-]*)$/, "").replace(/[.:]+$/, "");
		const isPath = /[./]/.test(name.slice(1)) && /\p{L}/u.test(name);
		if (isPath && name.length <= longestName) found.add(name);
	};
	for (const line of lines) {
		if (found.size >= mostNames) break;
		if (!/[./]/.test(line)) continue;
		const here = line
			.replace(/!\[[^\]]{0,300}\]\([^)]{0,500}\)/g, " ")
			.replace(/\b[a-z][a-z+.-]{1,20}:\/\/[^\s)>\]]+/gi, " ");
		for (const [, target] of here.matchAll(/\]\(<?([^()\s<>]{1,300})>?/g))
			add(decoded(target ?? ""));
		for (const [, code] of here.matchAll(/`([^`\s]{1,300})`/g)) add(code ?? "");
		for (const [word] of here.matchAll(/[\p{L}\p{N}_@.+~$/-]+/gu)) add(word);
	}
	return [...found];
}

function decoded(target: string): string {
	try {
		return decodeURI(target);
	} catch {
		return target;
	}
}
