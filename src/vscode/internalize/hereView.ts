import {
	commands,
	Disposable,
	type Event,
	EventEmitter,
	l10n,
	MarkdownString,
	type TextDocument,
	ThemeIcon,
	type TreeDataProvider,
	TreeItem,
	TreeItemCollapsibleState,
	type TreeView,
	window,
} from "vscode";
import { escapeMarkdown } from "../../core/markdown/escapeMarkdown.ts";
import { plainTitle } from "../../core/markdown/plainTitle.ts";
import { visibleText } from "../../core/markdown/visibleText.ts";
import { isNotebookPath } from "../../core/notebook/codeText.ts";
import { folderOf } from "../../core/repoPath.ts";
import { ageOf } from "../../internalize/age.ts";
import { type CodeFile, codeFileOf, notebookFile } from "../codeFile.ts";
import type { Sharing } from "../combine/sharing.ts";
import { commandIds } from "../commandIds.ts";
import { setContext } from "../contextKeys.ts";
import {
	committedWord,
	type InMyName,
	type NotesInMyName,
} from "../externalize/notesInMyName.ts";
import { isMeant, type NoteRef } from "../noteRef.ts";
import { placeHere } from "../placeHere.ts";
import type { Repositories } from "../repositories.ts";
import {
	ageWord,
	deletedWord,
	kindIcon,
	kindWord,
	lineWord,
	sharingWord,
	statusWord,
	unreadWord,
} from "../words.ts";
import type { FoundHere, FoundReasons } from "./foundHere.ts";
import {
	type FoundRow,
	foundHeading,
	foundItem,
	foundRows,
} from "./foundRows.ts";
import {
	isChanged,
	isLost,
	type LivePlace,
	type LivePlaces,
} from "./livePlaces.ts";
import { type Misplaced, misplacedNotes } from "./misplaced.ts";
import { badgeUri, registerNoteBadges } from "./noteBadges.ts";
import { focusedRow } from "./reading/focusedRow.ts";
import { NewHere } from "./reading/newHere.ts";
import type { UnreadNotes } from "./reading/unreadNotes.ts";

/**
 * A row of the view: a note of the file, a note of its folder, one whose code was not found, the heading above such, one
 * that somebody else committed in one's name, or the way to what is half-written.
 */
export type HereRow =
	| {
			readonly type: "folder";
			readonly rows: readonly HereRow[];
			readonly name: string;
	  }
	| { readonly type: "misplacedNotes"; readonly rows: readonly HereRow[] }
	| ({ readonly type: "misplaced" } & Misplaced)
	| ({ readonly type: "inMyName" } & InMyName)
	| { readonly type: "unfinished"; readonly count: number }
	| {
			readonly type: "foundReasons";
			readonly rows: readonly HereRow[];
			readonly found: FoundHere;
	  }
	| FoundRow
	| ({
			readonly type: "note";
			readonly place: LivePlace | undefined;
	  } & NoteRef);

/** The half-written notes that are not in sight. */
export interface Unfinished {
	count(): number;
	readonly onDidChange: Event<unknown>;
}

/** What the view shows beside the notes of the file. */
export interface BesideNotes {
	readonly unfinished: Unfinished;
	readonly found: FoundReasons;
	readonly inMyName: NotesInMyName;
	readonly unread: UnreadNotes;
}

/** Milliseconds in which changes of notes are gathered: many come while a repository is read. */
const gathering = 50;

/**
 * The view "Here": the notes of the file in the active editor, first those whose code is not found for certain, the
 * others in the order of its lines, for somebody who is new to the file its decisions before all; then those of its folder, then the others in the repositories whose code was not
 * found for certain.
 */
export class HereView implements TreeDataProvider<HereRow>, Disposable {
	readonly #places: LivePlaces;
	readonly #repositories: Repositories;
	readonly #sharing: Sharing;
	readonly #beside: BesideNotes;
	readonly #changed = new EventEmitter<undefined>();
	readonly #newHere: NewHere;
	readonly #view: TreeView<HereRow>;
	readonly #subscriptions: Disposable;
	/** What was in the active editor before the focus went to something beside the editors. */
	#last = window.activeTextEditor?.document;

	readonly onDidChangeTreeData = this.#changed.event;

	constructor(
		places: LivePlaces,
		repositories: Repositories,
		sharing: Sharing,
		beside: BesideNotes,
	) {
		this.#places = places;
		this.#repositories = repositories;
		this.#sharing = sharing;
		this.#beside = beside;
		const refresh = () => {
			const rows = this.#rowsHere();
			setContext("tacit.hasNotes", rows[0]?.type === "note");
			setContext("tacit.isHereEmpty", rows.length === 0);
			setContext("tacit.hasUnshared", this.#hasUncommitted());
			view.message = this.#message() ?? "";
			this.#changed.fire(undefined);
		};
		let timer: ReturnType<typeof setTimeout> | undefined;
		const later = () => {
			timer ??= setTimeout(() => {
				timer = undefined;
				refresh();
			}, gathering);
		};
		const newHere = new NewHere(beside.unread);
		this.#newHere = newHere;
		const view = window.createTreeView("tacit.here", {
			treeDataProvider: this,
			showCollapseAll: false,
		});
		this.#view = view;
		const follow = () => {
			setContext("tacit.fileOpen", this.#file() !== undefined);
			refresh();
		};
		this.#subscriptions = Disposable.from(
			this.#changed,
			view,
			registerNoteBadges(),
			places.onDidChange(({ key }) => {
				if (key === this.#file()?.key) refresh();
			}),
			repositories.onDidChangeNotes(later),
			{ dispose: () => clearTimeout(timer) },
			sharing.onDidChange(refresh),
			beside.unfinished.onDidChange(later),
			beside.inMyName.onDidChange(later),
			beside.found.onDidChange(refresh),
			beside.unread.onDidChange(later),
			newHere,
			newHere.onDidChange(later),
			window.onDidChangeVisibleTextEditors(later),
			window.onDidChangeActiveTextEditor((editor) => {
				if (isBesideEditors(editor?.document)) return;
				this.#last = editor?.document;
				follow();
			}),
			window.onDidChangeActiveNotebookEditor(follow),
		);
		follow();
	}

	/** Opens the view and gives its first row the focus. */
	async show(): Promise<void> {
		await commands.executeCommand("tacit.here.focus");
		if (this.getChildren().length > 0)
			await commands.executeCommand("list.focusFirst");
	}

	/** The note of the row that has the focus, while the view has it; `undefined` where that is none. */
	async focusedNote(): Promise<NoteRef | undefined> {
		const row = await focusedRow(this.#view);
		return row && "note" in row ? row : undefined;
	}

	/** All rows where no heading is given. */
	getChildren(row?: HereRow): HereRow[] {
		if (row) return "rows" in row ? [...row.rows] : [];
		const here = this.#rowsHere();
		const isShown = (lost: Misplaced) =>
			here.some(
				(each) =>
					each.type === "note" &&
					each.repository === lost.repository &&
					each.place !== undefined &&
					isMeant(lost, each.place),
			);
		const rows = misplacedNotes(this.#repositories, this.#places)
			.filter((each) => !isShown(each))
			.map((each): HereRow => ({ type: "misplaced", ...each }));
		const all: HereRow[] = [...here];
		if (rows.length > 0) all.push({ type: "misplacedNotes", rows });
		for (const each of this.#beside.inMyName.all())
			all.push({ type: "inMyName", ...each });
		const count = this.#beside.unfinished.count();
		if (count > 0) all.push({ type: "unfinished", count });
		return all;
	}

	#rowsHere(): HereRow[] {
		const file = this.#file();
		if (!file) return [];
		const repository = this.#repositories.opened(file.uri);
		const path = repository?.pathOf(file.uri);
		if (!repository || path === undefined) return [];
		const places = this.#places.inFile(file);
		const inFile = (
			this.#newHere.isNewTo(file, places) ? decisionsFirst(places) : places
		).map(
			(place): HereRow => ({
				type: "note",
				repository,
				note: place.note,
				place,
			}),
		);
		const found = this.#beside.found.last;
		if (found?.file.key === file.key && found.reasons.length > 0)
			inFile.push({ type: "foundReasons", rows: foundRows(found), found });
		const inFolder = repository.tacit.notesAround(path).map(
			(note): HereRow => ({
				type: "note",
				repository,
				note,
				place: undefined,
			}),
		);
		if (inFolder.length === 0) return inFile;
		const name = folderOf(path) || l10n.t("the repository's root");
		return [...inFile, { type: "folder", rows: inFolder, name }];
	}

	/** How a row looks, reads to a screen reader, and what it opens. */
	getTreeItem(row: HereRow): TreeItem {
		if (row.type === "folder") {
			const item = new TreeItem(
				l10n.t("In {0}", row.name),
				TreeItemCollapsibleState.Expanded,
			);
			item.id = "folder";
			item.iconPath = ThemeIcon.Folder;
			return item;
		}
		if (row.type === "misplacedNotes") {
			const item = new TreeItem(
				l10n.t("Code not found ({0})", row.rows.length),
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
		if (row.type === "misplaced") return misplacedItem(row);
		if (row.type === "inMyName") return inMyNameItem(row);
		if (row.type === "unfinished") return unfinishedItem(row.count);
		if (row.type === "foundReasons") return foundHeading(row.found);
		if (row.type === "found") return foundItem(row);
		const { head, file } = row.note;
		const item = new TreeItem(plainTitle(head.title));
		item.id = `${file.visibility}:${file.path}:${row.place?.anchorIndex ?? ""}`;
		item.iconPath = new ThemeIcon(kindIcon(head.kind));
		const state =
			file.visibility === "draft" ? "draft" : this.#sharing.stateOf(row);
		const isUnread = this.#beside.unread.isUnread(row);
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
			this.#sharing.stateOf(row) ?? "",
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

	dispose(): void {
		this.#subscriptions.dispose();
	}

	/** Whether "Commit Notes" has anything to do: it is about the same repository. */
	#hasUncommitted(): boolean {
		const place = placeHere();
		const repository = place && this.#repositories.opened(place);
		return repository
			? this.#sharing.uncommitted(repository).length > 0
			: false;
	}

	/** What is to be said of the repository as a whole. */
	#message(): string | undefined {
		const file = this.#file();
		const repository = file && this.#repositories.opened(file.uri);
		return repository && deletedWord(this.#sharing.deletedCount(repository));
	}

	#file(): CodeFile | undefined {
		const active = window.activeTextEditor?.document;
		const file = active && codeFileOf(active);
		if (file) return file;
		const notebook = window.activeNotebookEditor?.notebook;
		if (notebook) return notebookFile(notebook);
		if (!isBesideEditors(active)) return undefined;
		const visible = window.visibleTextEditors.map(({ document }) => document);
		if (this.#last && visible.includes(this.#last))
			return codeFileOf(this.#last);
		return visible.map(codeFileOf).find((file) => file !== undefined);
	}
}

function decisionsFirst(places: readonly LivePlace[]): readonly LivePlace[] {
	const isFirst = (place: LivePlace) =>
		place.note.head.kind === "decision" && !isLost(place);
	return [
		...places.filter(isFirst),
		...places.filter((place) => !isFirst(place)),
	];
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

/** Whether it is an inline comment's box or the Output panel: it has the focus while the editor shows a file as before. */
function isBesideEditors(document: TextDocument | undefined): boolean {
	const scheme = document?.uri.scheme;
	return scheme === "comment" || scheme === "output";
}
