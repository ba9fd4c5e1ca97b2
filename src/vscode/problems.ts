import {
	Diagnostic,
	DiagnosticSeverity,
	type Disposable,
	l10n,
	languages,
	Range,
} from "vscode";
import type { FileFinding } from "../core/finding.ts";
import { findingText } from "../core/findingText.ts";
import { translated } from "../core/message.ts";
import type { Repositories } from "./repositories.ts";

/** Shows what is wrong with notes in the Problems panel, on the note's file, at its line. */
export function registerProblems(repositories: Repositories): Disposable {
	const collection = languages.createDiagnosticCollection("tacit");
	const subscription = repositories.onDidChangeNotes(() => {
		collection.clear();
		for (const repository of repositories.all()) {
			const byFile = new Map<string, FileFinding[]>();
			for (const finding of repository.tacit.index.findings()) {
				const uri = repository.uriOf(finding.file).toString();
				byFile.set(uri, [...(byFile.get(uri) ?? []), finding]);
			}
			for (const findings of byFile.values()) {
				const [first] = findings;
				if (first)
					collection.set(
						repository.uriOf(first.file),
						findings.map(diagnosticOf),
					);
			}
		}
	});
	return {
		dispose() {
			subscription.dispose();
			collection.dispose();
		},
	};
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
