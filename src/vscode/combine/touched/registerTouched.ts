import { Disposable, l10n, ProgressLocation, window, workspace } from "vscode";
import { isTacitError, TacitError } from "../../../core/errors.ts";
import { msg } from "../../../core/message.ts";
import type { Log } from "../../../core/ports.ts";
import type { CodeDocuments } from "../../codeDocuments.ts";
import { commandIds } from "../../commandIds.ts";
import type { CommandRunner } from "../../commandRunner.ts";
import type { LivePlaces } from "../../internalize/livePlaces.ts";
import type { OpenRepository } from "../../openRepository.ts";
import { placeHere } from "../../placeHere.ts";
import type { Repositories } from "../../repositories.ts";
import { settings } from "../../settings.ts";
import { openTouched, type Touched } from "./openTouched.ts";
import type { TouchedRepository } from "./touchedChange.ts";

/** What the view and its commands need of the rest. */
export interface TouchedParts {
	readonly repositories: Repositories;
	readonly places: LivePlaces;
	readonly codes: CodeDocuments;
	readonly run: CommandRunner;
	readonly log: Log;
}

/** Looks at what changes touch, by itself. */
export interface TouchedWatch extends Disposable {
	/** Ends what is being looked for, with the git that it asks; the next change begins another look. */
	stop(): void;
}

/** What is known of a repository's changes. */
interface Known {
	touched: TouchedRepository | undefined;
	timer: ReturnType<typeof setTimeout> | undefined;
	/** Ends the look that is under way. */
	stop: AbortController | undefined;
	/** When the last look ended, on `performance.now`'s clock. */
	last: number;
}

/** Milliseconds after a repository's notes were read: there is more urgent work when a window opens. */
const firstPause = 4000;
/** Milliseconds without another save, commit or checkout before it is looked. */
const pause = 1000;
/** Milliseconds between a look and the next one for a file that somebody else wrote. */
const rest = 5000;

/**
 * Looks at what the changes under way mean for what is known, after a save, a commit, a checkout; shows it in a view in the
 * source control's place and on the code. Nothing is looked for while somebody types, and a later look ends an earlier one.
 */
export function registerTouched(parts: TouchedParts): TouchedWatch {
	const { repositories, run, log } = parts;
	const known = new Map<OpenRepository, Known>();
	let shown: Touched | undefined;
	const all = () =>
		[...known.values()].flatMap(({ touched }) => (touched ? [touched] : []));
	const draw = () => {
		const told = all();
		// Where there was never anything to tell its code is not loaded.
		if (!shown && !told.some(hasContent)) return;
		shown ??= openTouched(parts);
		shown.draw(told, settings.touched() === "everywhere");
	};
	const look = async (repository: OpenRepository): Promise<void> => {
		const mine = known.get(repository);
		if (!mine) return;
		clearTimeout(mine.timer);
		mine.timer = undefined;
		mine.stop?.abort();
		const stop = new AbortController();
		mine.stop = stop;
		try {
			await repository.ready;
			const { findTouched } = await import("./findTouched.ts");
			const touched =
				settings.touched() === "off"
					? { repository, changes: [], failure: undefined }
					: await findTouched(repository, settings.reviewBase(), stop.signal);
			if (stop.signal.aborted || known.get(repository) !== mine) return;
			mine.touched = touched;
			draw();
		} finally {
			if (mine.stop === stop) mine.stop = undefined;
			mine.last = performance.now();
		}
	};
	const later = (repository: OpenRepository, wait = pause) => {
		const mine = known.get(repository);
		if (!mine) return;
		clearTimeout(mine.timer);
		mine.timer = setTimeout(() => {
			look(repository).catch((error: unknown) => {
				if (!isTacitError(error, "cancelled"))
					log.warn("It could not be told what the changes touch.", error);
			});
		}, wait);
	};
	const add = (repository: OpenRepository) => {
		known.set(repository, {
			...{ touched: undefined, timer: undefined, stop: undefined },
			last: Number.NEGATIVE_INFINITY,
		});
		void repository.ready.then(() => later(repository, firstPause));
	};
	const forget = (repository: OpenRepository) => {
		const mine = known.get(repository);
		clearTimeout(mine?.timer);
		mine?.stop?.abort();
		known.delete(repository);
	};
	const saved = ({ uri }: { readonly uri: OpenRepository["root"] }) => {
		const repository = repositories.opened(uri);
		if (repository) later(repository);
	};
	const there = () => {
		shown ??= openTouched(parts);
		return shown;
	};
	for (const each of repositories.all()) add(each);
	const subscriptions = Disposable.from(
		repositories.onDidOpen(add),
		repositories.onDidClose((repository) => {
			forget(repository);
			draw();
		}),
		repositories.onDidChangeHistory((repository) => later(repository)),
		repositories.onDidReadConfig((repository) => later(repository)),
		// While a repository is read this comes again and again: the first look is still to come.
		repositories.onDidChangeNotes(({ repository }) => {
			if (known.get(repository)?.touched) later(repository);
		}),
		repositories.onDidSeeFile(({ repository, path }) => {
			const mine = known.get(repository);
			if (!mine?.touched || mine.timer !== undefined) return;
			if (repository.tacit.index.notesAt(path).length === 0) return;
			later(repository, Math.max(pause, mine.last + rest - performance.now()));
		}),
		workspace.onDidSaveTextDocument(saved),
		workspace.onDidSaveNotebookDocument(saved),
		workspace.onDidChangeConfiguration((event) => {
			if (
				!event.affectsConfiguration("tacit.touched") &&
				!event.affectsConfiguration("tacit.reviewBase")
			)
				return;
			for (const repository of known.keys()) later(repository);
		}),
		run(commandIds.showTouched, async () => {
			const repository = here();
			await window.withProgress(
				{
					location: ProgressLocation.Window,
					title: l10n.t("Tacit: looking at what your changes touch"),
				},
				() => look(repository),
			);
			if (all().some(hasContent)) {
				await shown?.focus();
				return;
			}
			window.setStatusBarMessage(
				l10n.t("$(check) Your changes touch nothing that is known."),
				5000,
			);
		}),
		run(commandIds.openTouched, async (...args) => there().open(args)),
		run(commandIds.compareTouched, async (...args) => there().compare(args)),
		run(commandIds.stillTrue, async (...args) => there().stillTrue(args)),
		run(commandIds.giveReason, async (...args) => there().giveReason(args)),
		run(commandIds.askAuthor, async (...args) => there().ask(args)),
	);
	return {
		stop() {
			for (const { stop } of known.values()) stop?.abort();
		},
		dispose() {
			subscriptions.dispose();
			for (const each of known.keys()) forget(each);
			shown?.dispose();
		},
	};

	function here(): OpenRepository {
		const place = placeHere();
		const repository = place && repositories.of(place);
		if (repository) return repository;
		throw new TacitError("bad-argument", msg`Open a folder first.`);
	}
}

function hasContent({ changes, failure }: TouchedRepository): boolean {
	return changes.length > 0 || failure !== undefined;
}
