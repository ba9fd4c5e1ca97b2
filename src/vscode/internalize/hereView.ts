import {
	commands,
	Disposable,
	type Event,
	EventEmitter,
	l10n,
	type TextDocument,
	type TreeDataProvider,
	type TreeItem,
	type TreeView,
	window,
} from "vscode";
import { folderOf } from "../../core/repoPath.ts";
import { type CodeFile, codeFileOf, notebookFile } from "../codeFile.ts";
import type { Sharing } from "../combine/sharing.ts";
import { setContext } from "../contextKeys.ts";
import type { NotesInMyName } from "../externalize/notesInMyName.ts";
import { isMeant, type NoteRef } from "../noteRef.ts";
import { placeHere } from "../placeHere.ts";
import type { Repositories } from "../repositories.ts";
import { deletedWord } from "../words.ts";
import type { FoundReasons } from "./foundHere.ts";
import { foundRows } from "./foundRows.ts";
import { hereItem } from "./hereItem.ts";
import type { HereRow } from "./hereRow.ts";
import { isLost, type LivePlace, type LivePlaces } from "./livePlaces.ts";
import { type Misplaced, misplacedNotes } from "./misplaced.ts";
import { registerNoteBadges } from "./noteBadges.ts";
import { focusedRow } from "./reading/focusedRow.ts";
import { NewHere } from "./reading/newHere.ts";
import type { UnreadNotes } from "./reading/unreadNotes.ts";

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
		return hereItem(row, {
			stateOf: (note) => this.#sharing.stateOf(note),
			isUnread: (note) => this.#beside.unread.isUnread(note),
		});
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

/** Whether it is an inline comment's box or the Output panel: it has the focus while the editor shows a file as before. */
function isBesideEditors(document: TextDocument | undefined): boolean {
	const scheme = document?.uri.scheme;
	return scheme === "comment" || scheme === "output";
}
