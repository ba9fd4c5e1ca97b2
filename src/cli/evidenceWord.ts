import type { KnowerEvidence } from "../core/knower.ts";
import { visibleText } from "../core/markdown/visibleText.ts";

/** What speaks for it that somebody knows a place: plain text, half a sentence. */
export function evidenceWord(evidence: KnowerEvidence): string {
	switch (evidence.what) {
		case "lines":
			return `wrote ${evidence.much} of these lines`;
		case "changes":
			return evidence.much === "most"
				? "made most of the changes here"
				: "made many of the changes here";
		case "began":
			return "wrote the first of it";
		case "last":
			return "changed it last";
		case "changed":
			return "has worked on it";
		case "paired":
			return `paired here with ${visibleText(evidence.with.name)}`;
		case "note":
			return "wrote a note here";
		case "answer":
			return "answered the last question here";
		case "confirmation":
			return "confirmed a note here";
		case "near":
			return "works on what changes together with it";
		case "folder":
			return `works in ${evidence.folder}`;
		case "active":
			return "works in this repository";
	}
}
