import { l10n } from "vscode";
import { plainTitle } from "../../../core/markdown/plainTitle.ts";
import { visibleText } from "../../../core/markdown/visibleText.ts";
import { isWithin, type RepoPath } from "../../../core/repoPath.ts";
import type { StepState } from "../../../internalize/path/progress.ts";
import { mostMinutes } from "../../../internalize/path/readingTime.ts";
import type { FoundStep } from "../../../tacit/readingPaths.ts";
import { kindIcon, kindWord } from "../../words.ts";

/** What a step is called: its title, else its path as seen from the folder that the path is of. Plain text. */
export function stepName(
	{ title, path, key, lines }: FoundStep,
	area: RepoPath,
): string {
	const name = title === undefined ? "" : plainTitle(title);
	if (name !== "") return name;
	if (path === undefined) return visibleText(key);
	const isInside = area !== "" && path !== area && isWithin(area, path);
	const at = !lines
		? ""
		: lines.start === lines.end
			? `:${lines.start}`
			: `:${lines.start}-${lines.end}`;
	return visibleText(`${isInside ? path.slice(area.length + 1) : path}${at}`);
}

/** What sort of thing it is. */
export function stepKindWord({ kind, note, isEntry }: FoundStep): string {
	if (note) return kindWord(note.head.kind);
	switch (kind) {
		case "overview":
			return l10n.t("Overview");
		case "record":
			return l10n.t("Decision record");
		case "test":
			return l10n.t("Test");
		case "page":
			return l10n.t("Web page");
		case "document":
			return l10n.t("Document");
		default:
			return isEntry ? l10n.t("Entry point") : l10n.t("Code");
	}
}

/** Its icon: the id of a codicon. */
export function stepIcon({ kind, note, isEntry }: FoundStep): string {
	if (note) return kindIcon(note.head.kind);
	switch (kind) {
		case "overview":
			return "book";
		case "record":
			return "law";
		case "test":
			return "beaker";
		case "page":
			return "link-external";
		case "document":
			return "file-text";
		default:
			return isEntry ? "rocket" : "file-code";
	}
}

/** What somebody made of a step. */
export function stepStateWord(state: StepState): string {
	switch (state) {
		case "done":
			return l10n.t("read");
		case "skipped":
			return l10n.t("left out");
		case "known":
			return l10n.t("known before");
	}
}

/** How long one step takes. */
export function minutesWord(minutes: number): string {
	return minutes >= mostMinutes
		? l10n.t("1 h or more")
		: l10n.t("{0} min", minutes);
}

/** How long several take; from an hour on in quarters, for it is an estimate. */
export function durationWord(minutes: number): string {
	if (minutes < 60) return l10n.t("about {0} min", minutes);
	const quarters = Math.round(minutes / 15);
	const [hours, rest] = [Math.floor(quarters / 4), (quarters % 4) * 15];
	return rest === 0
		? l10n.t("about {0} h", hours)
		: l10n.t("about {0} h {1} min", hours, rest);
}

/** What a path is of: a folder, a file, or all. */
export function areaWord(area: RepoPath): string {
	return area === "" ? l10n.t("this repository") : visibleText(area);
}
