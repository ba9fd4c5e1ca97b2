import {
	type Disposable,
	EventEmitter,
	type ExtensionContext,
	Uri,
	workspace,
} from "vscode";
import type { Log } from "../core/ports.ts";
import type { RepoPath } from "../core/repoPath.ts";
import {
	findRepository,
	type RepositoryPlace,
} from "../node/findRepository.ts";
import { workerCodec } from "../node/worker/workerCodec.ts";
import { type OpenRepository, openRepository } from "./openRepository.ts";

/** Notes came, went or changed. */
export interface NotesChange {
	readonly repository: OpenRepository;
	/** Whether a note that changed speaks or spoke of this file or folder of code, or may. */
	touches(path: RepoPath): boolean;
}

/** Every repository that was looked into so far: opened when a file of it is first met, closed with the window. */
export class Repositories implements Disposable {
	readonly #context: ExtensionContext;
	readonly #codec: ReturnType<typeof workerCodec>;
	readonly #log: Log;
	readonly #opened = new Map<string, OpenRepository>();
	readonly #notes = new EventEmitter<NotesChange>();
	readonly #history = new EventEmitter<OpenRepository>();
	readonly #subscriptions: Disposable[];

	readonly onDidChangeNotes = this.#notes.event;
	/** Something was committed, checked out, fetched or pushed. */
	readonly onDidChangeHistory = this.#history.event;

	constructor(context: ExtensionContext, log: Log) {
		this.#context = context;
		this.#log = log;
		this.#codec = workerCodec({
			file: Uri.joinPath(context.extensionUri, "dist", "codec-worker.cjs")
				.fsPath,
			timeLimit: 5000,
			idleLimit: 30_000,
		});
		this.#subscriptions = [
			this.#notes,
			this.#history,
			workspace.onDidGrantWorkspaceTrust(() => this.#reopen()),
		];
	}

	/**
	 * The innermost repository that the file or folder lies in, opened if need be: its notes may still be on their way (see
	 * `ready`). `undefined` for what does not lie on disk.
	 */
	of(uri: Uri): OpenRepository | undefined {
		if (uri.scheme !== "file") return undefined;
		const limit = workspace.getWorkspaceFolder(uri)?.uri.fsPath;
		const place = findRepository(Uri.joinPath(uri, "..").fsPath, limit);
		const known = this.#opened.get(place.root);
		if (known?.place.commonDir === place.commonDir)
			return known ?? this.#open(place, uri);
		// Git came (`git init`) or went since.
		const repository = this.#open(place, uri);
		known?.dispose();
		return repository;
	}

	/** The innermost repository that the folder lies in or is the root of; see `of`. */
	ofFolder(folder: Uri): OpenRepository | undefined {
		return this.of(Uri.joinPath(folder, "any"));
	}

	/** As `of`, but only among those that are open already. */
	opened(uri: Uri): OpenRepository | undefined {
		let best: OpenRepository | undefined;
		for (const repository of this.#opened.values())
			if (
				repository.pathOf(uri) !== undefined &&
				repository.root.path.length >= (best?.root.path.length ?? 0)
			)
				best = repository;
		return best;
	}

	/** Those that are open already. */
	all(): readonly OpenRepository[] {
		return [...this.#opened.values()];
	}

	#open(place: RepositoryPlace, first: Uri): OpenRepository {
		const repository = openRepository({
			place,
			first,
			context: this.#context,
			codec: this.#codec,
			log: this.#log,
			onHistory: () => this.#history.fire(repository),
			onGit: () => void this.of(Uri.joinPath(repository.root, "any")),
		});
		this.#opened.set(place.root, repository);
		repository.tacit.index.onDidChange((change) =>
			this.#notes.fire({
				repository,
				touches: (path) => change.touches(path),
			}),
		);
		repository.tacit.whereabouts?.onDidChange((paths) =>
			this.#notes.fire({ repository, touches: (path) => paths.has(path) }),
		);
		return repository;
	}

	dispose(): void {
		this.#codec.dispose();
		for (const repository of this.#opened.values()) repository.dispose();
		for (const each of this.#subscriptions) each.dispose();
	}

	/** Trust was granted: git may be asked now, and drafts may lie in the git directory. */
	#reopen(): void {
		const before = this.all();
		this.#opened.clear();
		for (const repository of before) {
			repository.dispose();
			this.ofFolder(repository.root);
		}
	}
}
