import {
	commands,
	type Disposable,
	EventEmitter,
	l10n,
	languages,
	type Memento,
	TreeItemCheckboxState,
	Uri,
	window,
} from "vscode";
import { isTacitError, TacitError } from "../../../core/errors.ts";
import { msg, translated } from "../../../core/message.ts";
import type { Log } from "../../../core/ports.ts";
import { parseRepoPath, type RepoPath } from "../../../core/repoPath.ts";
import type { StepState } from "../../../internalize/path/progress.ts";
import type { FoundPath } from "../../../tacit/readingPaths.ts";
import { setContext } from "../../contextKeys.ts";
import { diagnosticOf } from "../../diagnosticOf.ts";
import type { NoteRef } from "../../noteRef.ts";
import type { OpenRepository } from "../../openRepository.ts";
import type { Repositories } from "../../repositories.ts";
import { watchFile } from "../../watchFile.ts";
import { openStep } from "./openStep.ts";
import { pathItem } from "./pathItem.ts";
import { factRows, type PathRow, pathRows, type StepRow } from "./pathRow.ts";
import { areaWord, durationWord, stepName } from "./stepWords.ts";

/** What the view needs of the rest. */
export interface PathParts {
	readonly repositories: Repositories;
	/** Where it is kept which path was shown last in this workspace. */
	readonly memory: Memento;
	readonly log: Log;
}

/** What a path is of. */
export interface PathPlace {
	readonly repository: OpenRepository;
	readonly path: RepoPath;
}

/** The view of a reading path. What has no row means the step that was opened last, else the next. */
export interface PathPanel extends Disposable {
	/** What is shown, or was when the workspace was left. */
	place(): PathPlace | undefined;
	/** Looks for what to read there, and gives what comes next the focus. */
	show(place: PathPlace): Promise<void>;
	/** Looks once more. */
	refresh(): Promise<void>;
	open(row: StepRow): Promise<void>;
	/** The step that is open counts as read; opens what comes next. */
	next(): Promise<void>;
	mark(row: StepRow | undefined, state: StepState): Promise<void>;
	/** What the note offers to be tried ended well: its step is read, where it is one. */
	tried(note: NoteRef): Promise<void>;
	/** Undoes what was said of a step; without a row what was said last. */
	putBack(row: StepRow | undefined): Promise<void>;
	/** Forgets what was said of all steps. */
	reset(): Promise<void>;
	/** Puts the view away. */
	close(): Promise<void>;
	/** The step that is meant where none is named. */
	meant(): StepRow | undefined;
}

const memoryKey = "tacit.path";
/** Milliseconds in which changes of notes are gathered: to look anew takes a while. */
const gathering = 1000;

interface Kept {
	/** The repository's. */
	readonly root: string;
	readonly path: string;
}

/** Makes the view; with a path that was shown before, that is looked for once the view is in sight. */
export function createPathPanel(parts: PathParts): PathPanel {
	const { repositories, memory, log } = parts;
	const changed = new EventEmitter<undefined>();
	const problems = languages.createDiagnosticCollection("tacit-path");
	let kept = memory.get<Kept>(memoryKey);
	let found: FoundPath | undefined;
	let rows: readonly PathRow[] = [];
	/** Whose path they are; VS Code may ask for a row that is gone. */
	let drawn: OpenRepository | undefined;
	let failure: string | undefined;
	/** The step that was opened last. */
	let current: string | undefined;
	/** Keys of steps of which something was said, the last at the end. */
	const said: string[] = [];
	/** Goes up with every search: what an earlier one finds is not shown. */
	let round = 0;
	let isStale = true;
	let watching: Disposable | undefined;
	let timer: ReturnType<typeof setTimeout> | undefined;

	const view = window.createTreeView<PathRow>("tacit.path", {
		showCollapseAll: false,
		manageCheckboxStateManually: true,
		treeDataProvider: {
			onDidChangeTreeData: changed.event,
			getChildren: (row) => {
				if (!row) return [...rows];
				return [
					...(row.type === "step"
						? factRows(row)
						: "rows" in row
							? row.rows
							: []),
				];
			},
			// Only steps are ever revealed.
			getParent: () => undefined,
			getTreeItem: (row) => pathItem(row, drawn ?? known().repository),
		},
	});

	/** Another may have taken the repository's place, so it is asked for each time. */
	const place = (): PathPlace | undefined => {
		const path = kept && parseRepoPath(kept.path);
		const repository = kept && repositories.ofFolder(Uri.parse(kept.root));
		const area = kept?.path === "" ? ("" as RepoPath) : path;
		return repository && area !== undefined
			? { repository, path: area }
			: undefined;
	};
	const known = (): PathPlace => {
		const here = place();
		if (here) return here;
		throw new TacitError(
			"bad-argument",
			msg`No reading path is shown. Run “Show Reading Path” first.`,
		);
	};
	const progress = () => known().repository.tacit.pathProgress();
	const steps = () => rows.filter((row) => row.type === "step");
	const open = () => steps().filter(({ state }) => state === undefined);
	const rowOf = (key: string | undefined) =>
		steps().find(({ step }) => step.key === key);

	const draw = () => {
		const here = place();
		if (!here) return;
		drawn = here.repository;
		const name = areaWord(here.path);
		rows = found
			? pathRows(found, here.repository.tacit.pathProgress().of(here.path))
			: [];
		const all = steps();
		const left = open();
		view.description = [
			name,
			...(all.length === 0
				? []
				: [
						l10n.t("{0} of {1} done", all.length - left.length, all.length),
						...(left.length > 0 ? [durationWord(minutesOf(left))] : []),
					]),
		].join(" · ");
		view.message =
			failure ??
			(found === undefined
				? l10n.t("Looking for what to read of {0} …", name)
				: all.length === 0
					? l10n.t("There is nothing to read in {0}.", name)
					: left.length === 0
						? l10n.t("Nothing is left: you are through all of it.")
						: "");
		changed.fire(undefined);
	};

	const look = async (): Promise<void> => {
		const here = known();
		const own = ++round;
		isStale = false;
		const { repository, path } = here;
		await window.withProgress({ location: { viewId: "tacit.path" } }, () =>
			repository.ready
				.then(() => repository.tacit.readingPath(path))
				.then(
					(path) => {
						if (own !== round) return;
						found = path;
						failure = undefined;
						tellProblems(repository, path);
					},
					(error: unknown) => {
						if (own !== round) return;
						log.warn("No reading path could be made.", error);
						found = undefined;
						failure = isTacitError(error)
							? translated(error.words, l10n.t)
							: l10n.t(
									"Something went wrong; Tacit’s log in the Output panel says more.",
								);
					},
				),
		);
		if (own === round) draw();
	};

	const tellProblems = (repository: OpenRepository, path: FoundPath) => {
		problems.clear();
		const [first] = path.findings;
		if (first)
			problems.set(
				repository.uriOf(first.file),
				path.findings.map(diagnosticOf),
			);
	};

	/** What is known may have changed; the view is not looked at while it is hidden. */
	const later = () => {
		isStale = true;
		if (!view.visible || timer) return;
		timer = setTimeout(() => {
			timer = undefined;
			if (place()) void look();
		}, gathering);
	};
	const watch = () => {
		watching?.dispose();
		const here = place();
		watching = here && watchFile(here.repository.progressFile, draw);
	};
	const reveal = async (row: StepRow | undefined, focus: boolean) => {
		if (!row) return;
		// Drawn anew in that moment it may be another.
		await view
			.reveal(row, { select: true, focus, expand: true })
			.then(undefined, (error: unknown) =>
				log.info(`A step could not be shown: ${error}`),
			);
	};
	const opened = async (row: StepRow) => {
		current = row.step.key;
		await openStep(row.step, known().repository);
	};
	const meant = () => rowOf(current) ?? open()[0];
	const mark = async (row: StepRow | undefined, state: StepState) => {
		const chosen = row ?? meant();
		if (!chosen) return;
		const { key } = chosen.step;
		await progress().mark(known().path, key, state);
		said.push(key);
		if (key === current) current = undefined;
		draw();
		if (!row) await show(key);
	};
	/** Brings a step into sight of which something was said that no row was named for. */
	const show = async (key: string) => {
		if (view.visible) await reveal(rowOf(key), false);
	};

	const subscriptions: Disposable[] = [
		changed,
		problems,
		view,
		view.onDidChangeVisibility(({ visible }) => {
			if (visible && isStale && place()) void look();
		}),
		view.onDidChangeCheckboxState(({ items }) => {
			void ticked(items).catch((error: unknown) =>
				log.warn("What was read could not be kept.", error),
			);
		}),
		repositories.onDidChangeNotes(({ repository }) => {
			if (repository === place()?.repository) later();
		}),
	];
	const ticked = async (
		items: readonly (readonly [PathRow, TreeItemCheckboxState])[],
	) => {
		try {
			for (const [row, state] of items) {
				if (row.type !== "step") continue;
				if (state === TreeItemCheckboxState.Checked) await mark(row, "done");
				else await progress().forget(known().path, row.step.key);
			}
		} finally {
			draw();
		}
	};
	if (kept) {
		setContext("tacit.hasPath", true);
		draw();
		watch();
		if (view.visible) void look();
	}

	return {
		place,
		meant,
		async show({ repository, path }) {
			setContext("tacit.hasPath", true);
			if (kept?.root !== repository.root.toString() || kept.path !== path) {
				found = undefined;
				current = undefined;
				said.length = 0;
			}
			kept = { root: repository.root.toString(), path };
			failure = undefined;
			draw();
			watch();
			await memory.update(memoryKey, kept);
			const looking = look();
			await focusView();
			await looking;
			await reveal(open()[0] ?? steps()[0], true);
		},
		async refresh() {
			found = undefined;
			failure = undefined;
			draw();
			await look();
		},
		open: opened,
		async next() {
			known();
			if (!found) await look();
			const before = rowOf(current);
			if (before?.state === undefined && before) await mark(before, "done");
			const [first] = open();
			const after = open().find(({ number }) => number > (before?.number ?? 0));
			const row = after ?? first;
			if (!row) {
				window.setStatusBarMessage(
					l10n.t("$(check) Nothing is left on this reading path."),
					5000,
				);
				return;
			}
			await opened(row);
			if (view.visible) await reveal(row, false);
			window.setStatusBarMessage(
				l10n.t(
					"$(book) Step {0} of {1}: {2}",
					row.number,
					row.of,
					stepName(row.step, row.area),
				),
				8000,
			);
		},
		mark,
		async tried({ repository, note }) {
			if (repository !== place()?.repository) return;
			const row = steps().find(
				({ step }) => step.note?.head.id === note.head.id,
			);
			if (row?.state !== undefined || !row) return;
			await mark(row, "done").catch((error: unknown) =>
				log.warn("What was tried could not be kept.", error),
			);
		},
		async putBack(row) {
			const key = row?.step.key ?? said.pop();
			if (key === undefined) return;
			await progress().forget(known().path, key);
			draw();
			if (!row) await show(key);
		},
		async reset() {
			current = undefined;
			said.length = 0;
			await progress().forget(known().path);
			draw();
		},
		async close() {
			round++;
			kept = undefined;
			found = undefined;
			rows = [];
			problems.clear();
			watching?.dispose();
			await memory.update(memoryKey, undefined);
			setContext("tacit.hasPath", false);
			changed.fire(undefined);
		},
		dispose() {
			clearTimeout(timer);
			watching?.dispose();
			for (const each of subscriptions) each.dispose();
		},
	};
}

async function focusView(): Promise<void> {
	await commands.executeCommand("tacit.path.focus");
}

function minutesOf(rows: readonly StepRow[]): number {
	return rows.reduce((sum, { step }) => sum + (step.minutes ?? 0), 0);
}
