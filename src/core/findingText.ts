import type { Finding } from "./finding.ts";

/** Shaped like `vscode.l10n.t`: `{0}`, `{1}` stand for the arguments. */
export type Translate = (message: string, ...args: string[]) => string;

/** What is wrong, in words: what was found and what was expected. One or two sentences, plain text. */
export function findingText(finding: Finding, translate: Translate): string {
	const { found, expected } = finding;
	switch (finding.code) {
		case "encoding":
			return translate(
				"This file is not text that Tacit can read ({0}). Expected: {1}.",
				found,
				expected,
			);
		case "too-large":
			return translate(
				"This is too large to be read as a note: {0}. Expected: {1}.",
				found,
				expected,
			);
		case "too-slow":
			return translate(
				"The note is too intricate to be read, at {0}. Expected: {1}.",
				found,
				expected,
			);
		case "front-matter-missing":
			return translate(
				"This note has no front matter. Expected: {0}.",
				expected,
			);
		case "front-matter-unclosed":
			return translate("The front matter has no end. Expected: {0}.", expected);
		case "front-matter-syntax":
			return translate(
				"The front matter cannot be read at “{0}”. Expected: {1}.",
				found,
				expected,
			);
		case "id-missing":
			return translate("This note has no id. Expected: {0}.", expected);
		case "id-malformed":
			return translate("“{0}” is not an id. Expected: {1}.", found, expected);
		case "id-file-name":
			return translate(
				"The id “{0}” is not the one in the file’s name. Expected: {1}.",
				found,
				expected,
			);
		case "id-duplicate":
			return translate(
				"The id “{0}” is used by more than one note. Expected: {1}.",
				found,
				expected,
			);
		case "kind-unknown":
			return translate(
				"“{0}” is not a kind of note, and is read as “why”. Expected one of: {1}.",
				found,
				expected,
			);
		case "status-unknown":
			return translate(
				"“{0}” is not a status, and is left out. Expected one of: {1}.",
				found,
				expected,
			);
		case "status-of-kind":
			return translate(
				"A note of this kind cannot be “{0}”. Expected one of: {1}.",
				found,
				expected,
			);
		case "date-malformed":
			return translate(
				"“{0}” is not a date, and is left out. Expected: {1}.",
				found,
				expected,
			);
		case "field-type":
			return translate(
				"“{0}” cannot be read, and is left out. Expected: {1}.",
				found,
				expected,
			);
		case "title-missing":
			return translate("This note has no title. Expected: {0}.", expected);
		case "anchor-missing":
			return translate(
				"This note does not say which code it is about. Expected: {0}.",
				expected,
			);
		case "anchor-key-unknown":
			return translate(
				"Tacit does not know “{0}”, and leaves it as it is. It knows: {1}.",
				found,
				expected,
			);
		case "anchor-key-repeated":
			return translate(
				"“{0}” is given a second time, and is not read. Expected: {1}.",
				found,
				expected,
			);
		case "anchor-file-missing":
			return translate(
				"This block does not say which file it is about, and is not read. Expected: {0}.",
				expected,
			);
		case "anchor-file-outside":
			return translate(
				"“{0}” is not inside the repository; the block is not read. Expected: {1}.",
				found,
				expected,
			);
		case "anchor-lines-malformed":
			return translate(
				"“{0}” is not a range of lines, and is left out. Expected: {1}.",
				found,
				expected,
			);
		case "anchor-hash-malformed":
			return translate(
				"“{0}” is not a full hash, and is left out. Expected: {1}.",
				found,
				expected,
			);
		case "anchor-unclosed":
			return translate(
				"The block “{0}” has no end. Expected: {1}.",
				found,
				expected,
			);
		case "anchor-home":
			return translate(
				"The first place of this note, “{0}”, is in another folder. Expected: {1}.",
				found,
				expected,
			);
		case "anchor-lost":
			return translate(
				"The code that this note is about was not found: “{0}”. Expected: {1}.",
				found,
				expected,
			);
		case "anchor-nearest":
			return translate(
				"The code that this note is about stands in several places; the likeliest was taken: {0}. Expected: {1}.",
				found,
				expected,
			);
		case "note-misplaced":
			return translate(
				"This note is not where it belongs: {0}. Expected: {1}.",
				found,
				expected,
			);
		case "note-name":
			return translate(
				"“{0}” is not a note’s file name, but the file has an id. Expected: {1}.",
				found,
				expected,
			);
		case "link-outside":
			return translate(
				"The link “{0}” leaves the repository, and is shown as text. Expected: {1}.",
				found,
				expected,
			);
		case "conflict-markers":
			return translate(
				"A merge left a conflict here: {0}. Expected: {1}.",
				found,
				expected,
			);
		case "config-syntax":
			return translate(
				"The settings cannot be read at “{0}”. Expected: {1}.",
				found,
				expected,
			);
		case "config-unknown-key":
			return translate(
				"Tacit has no setting “{0}”. It knows: {1}.",
				found,
				expected,
			);
		case "config-value":
			return translate(
				"“{0}” is not a value of this setting. Expected: {1}.",
				found,
				expected,
			);
		case "unreadable":
			return translate(
				"This file cannot be read: {0}. Expected: {1}.",
				found,
				expected,
			);
	}
}
