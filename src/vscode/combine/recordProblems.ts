import {
	type Disposable,
	languages,
	TabInputText,
	TabInputTextDiff,
	type TextDocument,
	type Uri,
	window,
	workspace,
} from "vscode";
import type { RecordFinding } from "../../combine/records/recordFinding.ts";
import type { Log } from "../../core/ports.ts";
import { isRecordPath } from "../../core/recordPath.ts";
import { diagnosticOf } from "../diagnosticOf.ts";
import type { OpenRepository } from "../openRepository.ts";
import type { Repositories } from "../repositories.ts";

/** Milliseconds in which what calls for another look is gathered. */
const gathering = 100;

/** A finding with the repository that it is of. */
export interface RecordProblem {
	readonly repository: OpenRepository;
	readonly finding: RecordFinding;
}

/**
 * Shows what is wrong with decision records in the Problems panel, as long as one of the repository's is open. They are
 * read when one comes into sight or is saved, and after a commit or checkout; not before.
 */
export class RecordProblems implements Disposable {
	readonly #repositories: Repositories;
	readonly #log: Log;
	readonly #collection = languages.createDiagnosticCollection("tacit-records");
	/** By the file's address. */
	readonly #problems = new Map<string, readonly RecordProblem[]>();
	readonly #due = new Set<OpenRepository>();
	readonly #shown = new Map<OpenRepository, readonly Uri[]>();
	readonly #subscriptions: Disposable[];
	#timer: ReturnType<typeof setTimeout> | undefined;
	#isDisposed = false;

	constructor(repositories: Repositories, log: Log) {
		this.#repositories = repositories;
		this.#log = log;
		const look = (documents: readonly TextDocument[]) => {
			for (const { uri } of documents) this.#later(this.#holder(uri));
		};
		const visible = () =>
			look(window.visibleTextEditors.map(({ document }) => document));
		this.#subscriptions = [
			this.#collection,
			window.onDidChangeVisibleTextEditors(visible),
			workspace.onDidSaveTextDocument((document) => look([document])),
			// A document may stay open long after the last of its tabs.
			window.tabGroups.onDidChangeTabs(({ closed }) => {
				if (closed.length > 0) this.#closeUnused();
			}),
			repositories.onDidChangeHistory((repository) => {
				if (this.#shown.has(repository)) this.#later(repository);
			}),
			repositories.onDidClose((repository) => this.#clear(repository)),
		];
		visible();
	}

	/** What is wrong in a file, as last read. */
	of(uri: Uri): readonly RecordProblem[] {
		return this.#problems.get(uri.toString()) ?? [];
	}

	dispose(): void {
		this.#isDisposed = true;
		clearTimeout(this.#timer);
		for (const each of this.#subscriptions) each.dispose();
	}

	/** The repository of a file that may be a record. */
	#holder(uri: Uri): OpenRepository | undefined {
		if (uri.scheme !== "file" || !/\.(?:md|markdown|mdx)$/i.test(uri.path))
			return undefined;
		const repository = this.#repositories.of(uri);
		const path = repository?.pathOf(uri);
		return path !== undefined && isRecordPath(path) ? repository : undefined;
	}

	#later(repository: OpenRepository | undefined): void {
		if (!repository) return;
		this.#due.add(repository);
		this.#timer ??= setTimeout(() => {
			this.#timer = undefined;
			const due = [...this.#due];
			this.#due.clear();
			for (const each of due) void this.#show(each);
		}, gathering);
	}

	async #show(repository: OpenRepository): Promise<void> {
		try {
			const { findings } = await repository.tacit.records();
			if (this.#isDisposed || !this.#repositories.all().includes(repository))
				return;
			this.#clear(repository);
			const byFile = new Map<string, [Uri, RecordProblem[]]>();
			for (const finding of findings) {
				const uri = repository.uriOf(finding.file);
				const there = byFile.get(uri.toString());
				if (there) there[1].push({ repository, finding });
				else byFile.set(uri.toString(), [uri, [{ repository, finding }]]);
			}
			for (const [key, [uri, problems]] of byFile) {
				this.#problems.set(key, problems);
				this.#collection.set(
					uri,
					problems.map((problem) => diagnosticOf(problem.finding)),
				);
			}
			this.#shown.set(
				repository,
				[...byFile.values()].map(([uri]) => uri),
			);
			this.#closeUnused();
		} catch (error) {
			this.#log.warn("Decision records could not be read.", error);
		}
	}

	#closeUnused(): void {
		if (this.#shown.size === 0) return;
		const used = new Set(
			window.tabGroups.all
				.flatMap(({ tabs }) => tabs)
				.flatMap(({ input }) => {
					if (input instanceof TabInputText) return [input.uri];
					return input instanceof TabInputTextDiff ? [input.modified] : [];
				})
				.map((uri) => this.#holder(uri)),
		);
		for (const repository of [...this.#shown.keys()])
			if (!used.has(repository)) this.#clear(repository);
	}

	#clear(repository: OpenRepository): void {
		for (const uri of this.#shown.get(repository) ?? []) {
			this.#collection.delete(uri);
			this.#problems.delete(uri.toString());
		}
		this.#shown.delete(repository);
	}
}
