import {
	DiagnosticSeverity,
	Disposable,
	languages,
	type Uri,
	workspace,
} from "vscode";
import type { Repositories } from "../../repositories.ts";
import { type WorkListener, workPlace } from "./workPlace.ts";

/** Milliseconds without a change, of problems or of text, after which errors are counted: what is half typed is full of them. */
const rest = 2000;
/** Files whose errors are remembered. */
const mostFiles = 2000;
/** Files of one report that are looked at: a build that fails may name thousands. */
const mostAtOnce = 200;

/** What is known of edits. */
export interface EditsSoFar {
	/** How many changes of documents were heard of. */
	changes(): number;
	/** Whether somebody edited the file since it was opened. */
	isEdited(uri: Uri): boolean;
	/** Whether somebody edited any file. */
	isAnyEdited(): boolean;
}

/**
 * Tells when a file has other errors than it had, by their number. Those that an unedited file has when they are first
 * counted are perhaps as old as the file: they are remembered, and not told. So are all while nobody edits anything.
 */
export function watchProblemCounts(
	repositories: Repositories,
	listener: WorkListener,
	edits: EditsSoFar,
): Disposable {
	const counts = new Map<string, number>();
	const reported = new Map<string, Uri>();
	let timer: ReturnType<typeof setTimeout> | undefined;
	let changes = 0;
	const wait = () => {
		changes = edits.changes();
		clearTimeout(timer);
		timer = setTimeout(count, rest);
	};
	const count = () => {
		if (edits.changes() !== changes) {
			wait();
			return;
		}
		const uris = [...reported].slice(0, mostAtOnce);
		reported.clear();
		for (const [key, uri] of uris) tell(key, uri);
	};
	const tell = (key: string, uri: Uri) => {
		const before = counts.get(key);
		const errors = languages
			.getDiagnostics(uri)
			.filter(({ severity }) => severity === DiagnosticSeverity.Error).length;
		if (errors === (before ?? 0)) return;
		counts.delete(key);
		counts.set(key, errors);
		const [oldest] = counts.keys();
		if (counts.size > mostFiles && oldest !== undefined) counts.delete(oldest);
		const isTold =
			edits.isEdited(uri) || (before !== undefined && edits.isAnyEdited());
		if (!isTold) return;
		const place = workPlace(repositories, uri);
		if (!place) return;
		const { repository, path } = place;
		listener(repository, { type: "problems", at: Date.now(), path, errors });
	};
	return Disposable.from(
		languages.onDidChangeDiagnostics(({ uris }) => {
			for (const uri of uris)
				if (uri.scheme === "file") reported.set(uri.toString(), uri);
			if (reported.size > 0) wait();
		}),
		workspace.onDidCloseTextDocument(({ uri }) => {
			// Most language services forget the errors of a file that is closed: they are not gone.
			counts.delete(uri.toString());
			reported.delete(uri.toString());
		}),
		{ dispose: () => clearTimeout(timer) },
	);
}
