import { bareStreamOf, bareText } from "../../core/anchor/bareText.ts";
import type { PreparedText } from "../../core/anchor/preparedText.ts";
import { saltedHash } from "../../core/saltedHash.ts";
import type { TextId } from "./event.ts";

/** Makes ids of texts that can be compared with each other, and with those of no other salt. */
export interface TextIds {
	/** Of a whole text, without layout: the same whatever formatter went over it. Empty where it says nothing. */
	ofCode(text: PreparedText): TextId;
	/** Of lines, without layout; empty where they say nothing. */
	ofLines(lines: readonly string[]): TextId;
	/** To the character: of a command, or a name. */
	ofWords(text: string): TextId;
}

/** The ids of a repository whose salt (32 hexadecimal digits) this is. */
export function textIds(salt: string): TextIds {
	const of = (text: string) => (text === "" ? "" : saltedHash(salt, text));
	return {
		ofCode: (text) => of(bareStreamOf(text).text),
		ofLines: (lines) => of(bareText(lines)),
		ofWords: of,
	};
}
