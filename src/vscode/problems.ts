import {
	Diagnostic,
	DiagnosticSeverity,
	Disposable,
	l10n,
	languages,
	Range,
	type Uri,
} from "vscode";
import type { FileFinding } from "../core/finding.ts";
import { findingText } from "../core/findingText.ts";
import { translated } from "../core/message.ts";
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

function diagnosticOf(finding: FileFinding): Diagnostic {
	const { lines, severity, code } = finding;
	const diagnostic = new Diagnostic(
		new Range(lines.start - 1, 0, lines.end - 1, Number.MAX_SAFE_INTEGER),
		translated(findingText(finding), l10n.t),
		severity === "error"
			? DiagnosticSeverity.Error
			: severity === "warning"
				? DiagnosticSeverity.Warning
				: DiagnosticSeverity.Information,
	);
	diagnostic.source = "Tacit";
	diagnostic.code = code;
	return diagnostic;
}
