import { l10n } from "vscode";
import type { MomentKind } from "../../../externalize/moments/moment.ts";

/** What people call a kind of moment. */
export function momentWord(kind: MomentKind): string {
	switch (kind) {
		case "revert":
			return l10n.t("Taken back");
		case "rework":
			return l10n.t("Written anew");
		case "struggle":
			return l10n.t("Struggle");
		case "workaround":
			return l10n.t("Workaround");
		case "value":
			return l10n.t("Value");
		case "dependency":
			return l10n.t("Dependency");
		case "removal":
			return l10n.t("Removed");
		case "conflict":
			return l10n.t("Conflict");
		case "configuration":
			return l10n.t("Configuration");
		case "agent":
			return l10n.t("Coding agent");
		case "note":
			return l10n.t("Note touched");
		case "question":
			return l10n.t("Open question");
		case "handover":
			return l10n.t("Handover");
		case "surprise":
			return l10n.t("Surprise");
	}
}

/** Icon of a kind of moment: the id of a codicon. */
export function momentIcon(kind: MomentKind): string {
	switch (kind) {
		case "revert":
			return "discard";
		case "rework":
			return "sync";
		case "struggle":
			return "beaker";
		case "workaround":
			return "tools";
		case "value":
			return "symbol-numeric";
		case "dependency":
			return "package";
		case "removal":
			return "trash";
		case "conflict":
			return "git-merge";
		case "configuration":
			return "gear";
		case "agent":
			return "hubot";
		case "note":
			return "note";
		case "question":
			return "comment-discussion";
		case "handover":
			return "arrow-swap";
		case "surprise":
			return "eye";
	}
}
