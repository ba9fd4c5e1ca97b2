import { textHash } from "../log/textHash.ts";

/** A zone of the log, or a line of people's; all of them in their order are the text. */
export interface LogToken {
	/** The zone's name, or the line. */
	readonly key: string;
	/** Without the blank lines below a zone. */
	readonly text: string;
	/** Blank lines below a zone. */
	readonly gap: string;
	/** What is known of a zone. */
	readonly zone:
		| {
				readonly opening: string;
				readonly body: string;
				readonly closing: string;
				/** Whether somebody wrote in it since it was built. */
				readonly isEdited: boolean;
				/** `YYYY-MM-DD`, or empty. */
				readonly date: string;
		  }
		| undefined;
}

const zonePattern =
	/^(<!-- tacit (\S+) ([0-9a-f]{8}) -->[ \t]*\n)((?:(?!<!--[ \t]*\/?tacit[ \t])[^\n]*\n)*?)(<!-- \/tacit -->[ \t]*(?:\n|$))((?:[ \t]*\n)*)/gm;

/** Splits a log with `\n` line ends. `undefined`: a zone is there twice. */
export function splitLog(text: string): readonly LogToken[] | undefined {
	const tokens: LogToken[] = [];
	const addLines = (words: string) => {
		for (const [line] of words.matchAll(/[^\n]*\n|[^\n]+$/g))
			tokens.push({
				key: `line ${line}`,
				text: line,
				gap: "",
				zone: undefined,
			});
	};
	const names = new Set<string>();
	let at = 0;
	for (const match of text.matchAll(zonePattern)) {
		const [whole, opening = "", name = "", hash, body = "", closing = ""] =
			match;
		if (names.has(name)) return undefined;
		names.add(name);
		addLines(text.slice(at, match.index));
		at = match.index + whole.length;
		tokens.push({
			key: `zone ${name}`,
			text: opening + body + closing,
			gap: match[6] ?? "",
			zone: {
				...{ opening, body, closing },
				isEdited: textHash(body) !== hash,
				date: /^\*\*[^*\n]+\*\* · (\d{4}-\d{2}-\d{2})/m.exec(body)?.[1] ?? "",
			},
		});
	}
	addLines(text.slice(at));
	return tokens;
}
