import { l10n } from "vscode";
import type { KnowerEvidence } from "../../core/knower.ts";
import { visibleText } from "../../core/markdown/visibleText.ts";

/** What speaks for it that somebody knows a place: plain text, half a sentence. */
export function evidenceWord(evidence: KnowerEvidence): string {
	switch (evidence.what) {
		case "lines":
			return evidence.much === "most"
				? l10n.t("wrote most of these lines")
				: l10n.t("wrote much of these lines");
		case "changes":
			return evidence.much === "most"
				? l10n.t("made most of the changes here")
				: l10n.t("made many of the changes here");
		case "began":
			return l10n.t("wrote the first of it");
		case "last":
			return l10n.t("changed it last");
		case "changed":
			return l10n.t("has worked on it");
		case "paired":
			return l10n.t("paired here with {0}", visibleText(evidence.with.name));
		case "note":
			return l10n.t("wrote a note here");
		case "answer":
			return l10n.t("answered the last question here");
		case "confirmation":
			return l10n.t("confirmed a note here");
		case "near":
			return l10n.t("works on what changes together with it");
		case "folder":
			return l10n.t("works in {0}", evidence.folder);
		case "active":
			return l10n.t("works in this repository");
	}
}
