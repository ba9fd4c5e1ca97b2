import { type Disposable, FileDecoration, l10n, Uri, window } from "vscode";
import type { SharingState } from "../../core/ports.ts";
import { sharingWord, unreadWord } from "../words.ts";

const scheme = "tacit-note";

/** How far a note has come, as a row of a view knows it. */
export type RowState = SharingState | "draft" | undefined;

/**
 * What a row of a view takes for its `resourceUri`, so that a letter at its end tells how far the note has come, after a
 * dot where it was not read: the words for it stand after a title, where a narrow side bar cuts them off.
 */
export function badgeUri(state: RowState, id: string, isUnread: boolean): Uri {
	return Uri.from({
		scheme,
		path: `/${id}`,
		query: state ?? "",
		fragment: isUnread ? "unread" : "",
	});
}

/** Draws the letters. The state is in the address, so nothing has to be told when it changes. */
export function registerNoteBadges(): Disposable {
	return window.registerFileDecorationProvider({
		provideFileDecoration(uri) {
			if (uri.scheme !== scheme) return undefined;
			const state = uri.query as Exclude<RowState, undefined>;
			const isUnread = uri.fragment === "unread";
			const letter = letterOf(state);
			if (letter === undefined && !isUnread) return undefined;
			const words = [
				isUnread ? unreadWord() : undefined,
				letter === undefined ? undefined : sharingWord(state),
			].filter((word) => word !== undefined);
			return new FileDecoration(
				`${isUnread ? "•" : ""}${letter ?? ""}`,
				words.join(" · "),
			);
		},
	});
}

function letterOf(state: RowState): string | undefined {
	switch (state) {
		case "draft":
			return l10n.t({ message: "P", comment: ["Badge: private draft"] });
		case "local":
			return l10n.t({
				message: "U",
				comment: ["Badge: not committed; git's letter for untracked files"],
			});
		case "committed":
			return "↑";
		case "pushed":
			return l10n.t({
				message: "B",
				comment: ["Badge: on a branch, not on the default branch"],
			});
		case "ignored":
			return l10n.t({ message: "I", comment: ["Badge: ignored by git"] });
		default:
			return undefined;
	}
}
