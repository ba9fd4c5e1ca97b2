import {
	commands,
	type Disposable,
	EventEmitter,
	l10n,
	MarkdownString,
	ThemeIcon,
	TreeItem,
	type TreeView,
	type Uri,
	window,
} from "vscode";
import { escapeMarkdown } from "../../../core/markdown/escapeMarkdown.ts";
import { visibleText } from "../../../core/markdown/visibleText.ts";
import { baseName, folderOf, type RepoPath } from "../../../core/repoPath.ts";
import type { PlaceAtRisk } from "../../../socialize/risk/placesAtRisk.ts";
import type { FoundRisk } from "../../../tacit/knowing.ts";
import { setContext } from "../../contextKeys.ts";
import type { OpenRepository } from "../../openRepository.ts";

/** The view “Knowledge at Risk”. It is there from when it is asked for until it is closed. */
export interface RiskView extends Disposable {
	/** Looks for the places at or below a file or folder, and gives the first the focus. */
	show(repository: OpenRepository, area: RepoPath): Promise<void>;
	/** Looks once more. */
	refresh(): Promise<void>;
	/** Puts it away. */
	close(): void;
	/** Puts it away where it is about a repository that is closed. */
	forget(repository: OpenRepository): void;
}

interface RiskRow {
	/** Of the file or folder, by which commands that are about one know what is meant. */
	readonly uri: Uri;
	readonly place: PlaceAtRisk;
}

/** Makes it, empty. */
export function createRiskView(): RiskView {
	const changed = new EventEmitter<undefined>();
	let rows: readonly RiskRow[] = [];
	let about: readonly [OpenRepository, RepoPath] | undefined;
	/** Goes up with every search: what an earlier one finds is not shown. */
	let round = 0;
	const view: TreeView<RiskRow> = window.createTreeView("tacit.risk", {
		showCollapseAll: false,
		treeDataProvider: {
			onDidChangeTreeData: changed.event,
			getParent: () => undefined,
			getChildren: (row?: RiskRow) => (row ? [] : [...rows]),
			getTreeItem: riskItem,
		},
	});
	const draw = (found: readonly RiskRow[], message: string) => {
		rows = found;
		view.message = message;
		changed.fire(undefined);
	};
	const look = async (): Promise<void> => {
		if (!about) return;
		const [repository, area] = about;
		const own = ++round;
		view.description = visibleText(area);
		draw([], l10n.t("Looking for what hardly anybody knows …"));
		try {
			const found = await window.withProgress(
				{ location: { viewId: "tacit.risk" } },
				async () => {
					await repository.ready;
					return repository.tacit.placesAtRisk(area);
				},
			);
			if (own !== round) return;
			draw(
				found.places.map((place) => ({
					uri: repository.uriOf({ visibility: "published", path: place.path }),
					place,
				})),
				messageOf(found),
			);
		} catch (error) {
			if (own === round) draw([], "");
			throw error;
		}
	};
	const close = () => {
		about = undefined;
		round++;
		draw([], "");
		setContext("tacit.hasRisk", false);
	};
	return {
		async show(repository, area) {
			about = [repository, area];
			setContext("tacit.hasRisk", true);
			const looking = look();
			await commands.executeCommand("tacit.risk.focus");
			await looking;
			const [first] = rows;
			if (first) await view.reveal(first, { select: true, focus: true });
		},
		refresh: look,
		close,
		forget(repository) {
			if (about?.[0] === repository) close();
		},
		dispose() {
			round++;
			changed.dispose();
			view.dispose();
		},
	};
}

function messageOf({ places, isShallow }: FoundRisk): string {
	if (places.length === 0)
		return l10n.t(
			"Nothing that changes often is known to one person alone without a note.",
		);
	return isShallow
		? l10n.t("The clone is shallow: it does not know who was here before.")
		: l10n.t("They change often, and no note speaks of them.");
}

function riskItem({ uri, place }: RiskRow): TreeItem {
	const { path, isFolder } = place;
	const name = visibleText(baseName(path));
	const item = new TreeItem(name);
	item.id = uri.toString();
	item.iconPath = new ThemeIcon(isFolder ? "folder" : "file");
	const why = whyListed(place);
	const folder = visibleText(folderOf(path));
	item.description = [why, folder].filter(Boolean).join(" · ");
	item.tooltip = new MarkdownString(
		[
			`**${escapeMarkdown(path)}**`,
			escapeMarkdown(`${why} · ${l10n.t("no note")}`),
		].join("\n\n"),
	);
	item.accessibilityInformation = {
		label: l10n.t("{0}, {1}", name, item.description),
	};
	item.contextValue = "risk";
	item.command = isFolder
		? { command: "revealInExplorer", title: "", arguments: [uri] }
		: { command: "vscode.open", title: "", arguments: [uri] };
	return item;
}

/** Why it is listed, on one line; it goes without saying that it has no note. */
function whyListed({
	isFolder,
	changes,
	files,
	knowers,
	gone,
}: PlaceAtRisk): string {
	return [
		isFolder
			? l10n.t("{0} changes to {1} files in a year", changes, files)
			: l10n.t("{0} changes in a year", changes),
		knowers === 1
			? l10n.t("one person here knows it")
			: l10n.t("nobody here knows it"),
		...(gone === 0 ? [] : [l10n.t("gone who knew it: {0}", gone)]),
	].join(" · ");
}
