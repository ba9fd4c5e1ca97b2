import {
	commands,
	Disposable,
	EventEmitter,
	l10n,
	MarkdownString,
	type TextDocument,
	ThemeIcon,
	type TreeDataProvider,
	TreeItem,
	TreeItemCollapsibleState,
	window,
} from "vscode";
import { plainTitle } from "../../core/markdown/plainTitle.ts";
import { folderOf } from "../../core/repoPath.ts";
import { ageOf } from "../../internalize/age.ts";
import { escapeMarkdown } from "../../internalize/hint.ts";
import type { Sharing } from "../combine/sharing.ts";
import { commandIds } from "../commandIds.ts";
import { setContext } from "../contextKeys.ts";
import type { NoteRef } from "../noteRef.ts";
import type { Repositories } from "../repositories.ts";
import {
	ageWord,
	kindIcon,
	kindWord,
	sharingWord,
	statusWord,
} from "../words.ts";
import type { LivePlace, LivePlaces } from "./livePlaces.ts";
import { badgeUri, registerNoteBadges } from "./noteBadges.ts";

/** A row of the view: a note of the file, a note of its folder, or the heading above those. */
export type HereRow =
	| {
			readonly type: "folder";
			readonly rows: readonly HereRow[];
			readonly name: string;
	  }
	| ({
			readonly type: "note";
			readonly place: LivePlace | undefined;
	  } & NoteRef);

/** The view "Here": the notes of the file in the active editor in the order of its lines, then those of its folder. */
export class HereView implements TreeDataProvider<HereRow>, Disposable {
	readonly #places: LivePlaces;
	readonly #repositories: Repositories;
	readonly #sharing: Sharing;
	readonly #changed = new EventEmitter<undefined>();
	readonly #subscriptions: Disposable;

	readonly onDidChangeTreeData = this.#changed.event;

	constructor(
		places: LivePlaces,
		repositories: Repositories,
		sharing: Sharing,
	) {
		this.#places = places;
		this.#repositories = repositories;
		this.#sharing = sharing;
		const refresh = () => {
			const rows = this.getChildren();
			setContext("tacit.hasNotes", rows[0]?.type === "note");
			setContext("tacit.isHereEmpty", rows.length === 0);
			this.#changed.fire(undefined);
		};
		const view = window.createTreeView("tacit.here", {
			treeDataProvider: this,
			showCollapseAll: false,
		});
		const follow = () => {
			setContext("tacit.fileOpen", this.#document() !== undefined);
			refresh();
		};
		this.#subscriptions = Disposable.from(
			this.#changed,
			view,
			registerNoteBadges(),
			places.onDidChange((document) => {
				if (document === this.#document()) refresh();
			}),
			repositories.onDidChangeNotes(refresh),
			sharing.onDidChange(refresh),
			window.onDidChangeActiveTextEditor((editor) => {
				if (!isBesideEditors(editor?.document)) follow();
			}),
		);
		follow();
	}

	/** Opens the view and gives its first row the focus. */
	async show(): Promise<void> {
		await commands.executeCommand("tacit.here.focus");
		if (this.getChildren().length > 0)
			await commands.executeCommand("list.focusFirst");
	}

	getChildren(row?: HereRow): HereRow[] {
		if (row) return row.type === "folder" ? [...row.rows] : [];
		const document = this.#document();
		if (!document) return [];
		const repository = this.#repositories.opened(document.uri);
		const path = repository?.pathOf(document.uri);
		if (!repository || path === undefined) return [];
		const inFile = this.#places.in(document).map(
			(place): HereRow => ({
				type: "note",
				repository,
				note: place.note,
				place,
			}),
		);
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
		const { head, file } = row.note;
		const item = new TreeItem(plainTitle(head.title));
		item.id = `${file.visibility}:${file.path}:${row.place?.anchorIndex ?? ""}`;
		item.iconPath = new ThemeIcon(kindIcon(head.kind));
		const state =
			file.visibility === "draft" ? "draft" : this.#sharing.stateOf(row);
		item.resourceUri = badgeUri(state, head.id);
		const sharing = sharingWord(state);
		const age =
			head.date === undefined ? undefined : ageOf(head.date, Date.now());
		const lines = row.place?.lines;
		const isLost =
			row.place !== undefined &&
			row.place.anchor.lines !== undefined &&
			lines === undefined;
		const people = head.by.map(({ name }) => name).join(", ");
		item.description = [
			lines ? l10n.t("line {0}", lines.start) : undefined,
			row.place && isLost ? lostWord(row.place) : undefined,
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
			label: `${kindWord(head.kind)}: ${plainTitle(head.title)}, ${item.description}`,
		};
		item.contextValue = [
			"note",
			file.visibility,
			this.#sharing.stateOf(row) ?? "",
		].join(" ");
		item.command = {
			command: commandIds.showNote,
			title: l10n.t("Show Note at Its Lines"),
			arguments: [row],
		};
		return item;
	}

	dispose(): void {
		this.#subscriptions.dispose();
	}

	#document() {
		const active = window.activeTextEditor?.document;
		if (active?.uri.scheme === "file") return active;
		if (!isBesideEditors(active)) return undefined;
		return window.visibleTextEditors.find(
			({ document }) => document.uri.scheme === "file",
		)?.document;
	}
}

/** Where code that is not found probably is. */
function lostWord({ placement }: LivePlace): string {
	const [best] = placement.state === "proposed" ? placement.candidates : [];
	return best
		? l10n.t("probably at line {0}", best.lines.start)
		: l10n.t("its code is not found");
}

/** Whether it is an inline comment's box or the Output panel: it has the focus while the editor shows a file as before. */
function isBesideEditors(document: TextDocument | undefined): boolean {
	const scheme = document?.uri.scheme;
	return scheme === "comment" || scheme === "output";
}
