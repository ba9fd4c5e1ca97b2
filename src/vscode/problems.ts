import { type Diagnostic, Disposable, languages, type Uri } from "vscode";
import { diagnosticOf } from "./diagnosticOf.ts";
import type { OpenRepository } from "./openRepository.ts";
import type { Repositories } from "./repositories.ts";

/** Milliseconds in which changes are gathered. */
const gathering = 100;

/** Shows what is wrong with notes and the team's settings in the Problems panel, on their file, at its line. */
export function registerProblems(repositories: Repositories): Disposable {
	const collection = languages.createDiagnosticCollection("tacit");
	let timer: ReturnType<typeof setTimeout> | undefined;
	let isAtWork = false;
	let isStale = false;
	let isDisposed = false;
	const show = async () => {
		timer = undefined;
		isStale = isAtWork;
		// What changes while all notes are looked at is looked at once more, not meanwhile.
		if (isAtWork) return;
		isAtWork = true;
		try {
			const found = await Promise.all(repositories.all().map(problemsOf));
			if (isDisposed) return;
			collection.clear();
			collection.set(found.flat());
		} finally {
			isAtWork = false;
			if (isStale && !isDisposed) later();
		}
	};
	const later = () => {
		timer ??= setTimeout(() => void show(), gathering);
	};
	return Disposable.from(
		collection,
		repositories.onDidChangeNotes(later),
		repositories.onDidReadConfig(later),
		repositories.onDidClose(later),
		{
			dispose() {
				isDisposed = true;
				clearTimeout(timer);
			},
		},
	);
}

async function problemsOf(
	repository: OpenRepository,
): Promise<readonly [Uri, readonly Diagnostic[]][]> {
	const byFile = new Map<string, [Uri, Diagnostic[]]>();
	for (const finding of await repository.tacit.findings()) {
		const uri = repository.uriOf(finding.file);
		const there = byFile.get(uri.toString());
		if (there) there[1].push(diagnosticOf(finding));
		else byFile.set(uri.toString(), [uri, [diagnosticOf(finding)]]);
	}
	return [...byFile.values()];
}
