import {
	l10n,
	MarkdownString,
	ThemeIcon,
	TreeItem,
	TreeItemCollapsibleState,
} from "vscode";
import { escapeMarkdown } from "../../core/markdown/escapeMarkdown.ts";
import { plainTitle } from "../../core/markdown/plainTitle.ts";
import { visibleText } from "../../core/markdown/visibleText.ts";
import { isNotebookPath } from "../../core/notebook/codeText.ts";
import { ageOf } from "../../internalize/age.ts";
import type { Sharing } from "../combine/sharing.ts";
import { commandIds } from "../commandIds.ts";
import { committedWord, type InMyName } from "../externalize/notesInMyName.ts";
import type { NoteRef } from "../noteRef.ts";
import {
	ageWord,
	kindIcon,
	kindWord,
	lineWord,
	sharingWord,
	statusWord,
	unreadWord,
} from "../words.ts";
import { foundHeading, foundItem } from "./foundRows.ts";
import type { HereRow } from "./hereRow.ts";
import { isChanged, isLost, type LivePlace } from "./livePlaces.ts";
import type { Misplaced } from "./misplaced.ts";
import { badgeUri } from "./noteBadges.ts";
import type { UnreadNotes } from "./reading/unreadNotes.ts";

/** What is known of a note beside what it says. */
export interface KnownOfNotes {
	readonly stateOf: Sharing["stateOf"];
	readonly isUnread: UnreadNotes["isUnread"];
}

/** How a row of "Here" looks, reads to a screen reader, and what it opens. */
export function hereItem(row: HereRow, known: KnownOfNotes): TreeItem {
	switch (row.type) {
		case "folder":
			return folderItem(row.name);
		case "misplacedNotes":
			return misplacedHeading(row.rows.length);
		case "misplaced":
			return misplacedItem(row);
		case "inMyName":
			return inMyNameItem(row);
		case "unfinished":
			return unfinishedItem(row.count);
		case "foundReasons":
			return foundHeading(row.found);
		case "found":
			return foundItem(row);
		case "note":
			return noteItem(row, known);
	}
}

function folderItem(name: string): TreeItem {
	const item = new TreeItem(
		l10n.t("In {0}", name),
		TreeItemCollapsibleState.Expanded,
	);
	item.id = "folder";
	item.iconPath = ThemeIcon.Folder;
	return item;
}

function misplacedHeading(count: number): TreeItem {
	const item = new TreeItem(
		l10n.t("Code not found ({0})", count),
		TreeItemCollapsibleState.Collapsed,
	);
	item.id = "misplaced";
	item.accessibilityInformation = { label: String(item.label) };
	item.iconPath = new ThemeIcon("question");
	item.tooltip = l10n.t(
		"Notes whose code was changed or moved so that Tacit does not show them anywhere before you say where they belong.",
	);
	return item;
}

function noteItem(
	row: Extract<HereRow, { readonly type: "note" }>,
	known: KnownOfNotes,
): TreeItem {
	const { head, file } = row.note;
	const item = new TreeItem(plainTitle(head.title));
	item.id = `${file.visibility}:${file.path}:${row.place?.anchorIndex ?? ""}`;
	item.iconPath = new ThemeIcon(kindIcon(head.kind));
	const state = file.visibility === "draft" ? "draft" : known.stateOf(row);
	const isUnread = known.isUnread(row);
	item.resourceUri = badgeUri(state, head.id, isUnread);
	const sharing = sharingWord(state);
	const age =
		head.date === undefined ? undefined : ageOf(head.date, Date.now());
	const isMisplaced = row.place !== undefined && isLost(row.place);
	const people = visibleText(head.by.map(({ name }) => name).join(", "));
	item.description = [
		row.place && lineWord(row.place),
		row.place && isMisplaced
			? lostWord(row.place, isUnsought(row, row.place))
			: undefined,
		statusWord(head.status),
		sharing,
		people || undefined,
	]
		.filter((part) => part !== undefined)
		.join(" · ");
	const facts = [
		escapeMarkdown(people),
		age && ageWord(age),
		statusWord(head.status),
		sharing,
		isUnread ? unreadWord() : undefined,
	]
		.filter((part) => part !== undefined && part !== "")
		.join(" · ");
	item.tooltip = new MarkdownString(
		[
			`**${kindWord(head.kind)}**`,
			row.place?.title ?? escapeMarkdown(plainTitle(head.title)),
			row.place?.gist ?? "",
			facts,
		]
			.filter((part) => part !== "")
			.join("\n\n"),
	);
	item.accessibilityInformation = {
		label: [
			`${kindWord(head.kind)}: ${plainTitle(head.title)}`,
			item.description,
			isUnread ? unreadWord() : "",
		]
			.filter((part) => part !== "")
			.join(", "),
	};
	item.contextValue = [
		"note",
		isUnread ? "unread" : "",
		head.trial ? "hasTrial" : "",
		head.kind === "question" ? "asked" : "",
		file.visibility,
		known.stateOf(row) ?? "",
		isMisplaced ? "misplaced" : "",
		row.place && isChanged(row.place) ? "changed" : "",
		head.status ?? "",
	].join(" ");
	item.command = isMisplaced
		? {
				command: commandIds.findPlace,
				title: l10n.t("Find Where a Note’s Code Went"),
				arguments: [row],
			}
		: {
				command: commandIds.showNote,
				title: l10n.t("Show Note at Its Lines"),
				arguments: [row],
			};
	return item;
}

function inMyNameItem(row: InMyName): TreeItem {
	const { head, file } = row.note;
	const item = new TreeItem(
		l10n.t("Written in your name: “{0}”", plainTitle(head.title)),
	);
	item.id = `inMyName:${file.path}`;
	item.iconPath = new ThemeIcon("account");
	item.description = visibleText(committedWord(row));
	item.tooltip = l10n.t(
		"Somebody else committed this note with your name. Let it stand, or take your name off.",
	);
	item.accessibilityInformation = {
		label: `${item.label}, ${item.description}`,
	};
	item.contextValue = "inMyName";
	item.command = {
		command: commandIds.showNote,
		title: l10n.t("Show Note at Its Lines"),
		arguments: [row],
	};
	return item;
}

function unfinishedItem(count: number): TreeItem {
	const item = new TreeItem(
		count === 1
			? l10n.t("1 half-written note")
			: l10n.t("{0} half-written notes", count),
	);
	item.id = "unfinished";
	item.iconPath = new ThemeIcon("edit");
	item.command = {
		command: commandIds.unfinishedNotes,
		title: l10n.t("Go On with a Half-Written Note"),
	};
	return item;
}

function misplacedItem(row: Misplaced): TreeItem {
	const { head, file } = row.note;
	const anchor = head.anchors[row.anchorIndex];
	const item = new TreeItem(plainTitle(head.title));
	item.id = `misplaced:${file.visibility}:${file.path}:${row.anchorIndex}`;
	item.iconPath = new ThemeIcon(kindIcon(head.kind));
	item.description = [
		anchor && l10n.t("was in {0}", anchor.path),
		anchor &&
			lostWord({ placement: row.placement, anchor }, isUnsought(row, row)),
	]
		.filter((part) => part !== undefined)
		.join(" · ");
	item.accessibilityInformation = {
		label: `${kindWord(head.kind)}: ${plainTitle(head.title)}, ${item.description}`,
	};
	item.contextValue = `note ${file.visibility} misplaced`;
	item.command = {
		command: commandIds.findPlace,
		title: l10n.t("Find Where a Note’s Code Went"),
		arguments: [row],
	};
	return item;
}

/** Where code that is not found probably is. */
function lostWord(
	{ placement, anchor }: Pick<LivePlace, "placement" | "anchor">,
	isUnsought: boolean,
): string {
	const [best] = placement.state === "proposed" ? placement.candidates : [];
	if (!best)
		return isUnsought
			? l10n.t("its code is not in this file; the search in others was stopped")
			: l10n.t("its code is not found");
	return best.path === anchor.path && !isNotebookPath(best.path)
		? l10n.t("probably at line {0}", best.lines.start)
		: l10n.t("probably in {0}", best.path);
}

/** Whether nobody knows if it is in another file, because the search for it was stopped. */
function isUnsought(
	{ repository, note }: NoteRef,
	{ anchorIndex }: { readonly anchorIndex: number },
): boolean {
	const { whereabouts } = repository.tacit;
	return (
		whereabouts.wasStopped() &&
		whereabouts.of(note.file, anchorIndex) === undefined
	);
}
