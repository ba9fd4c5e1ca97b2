import {
	Diagnostic,
	DiagnosticSeverity,
	Disposable,
	l10n,
	languages,
	Range,
} from "vscode";
import type { FileFinding } from "../core/finding.ts";
import { findingText } from "../core/findingText.ts";
import { translated } from "../core/message.ts";
import type { Repositories } from "./repositories.ts";

/** Shows what is wrong with notes and the team's settings in the Problems panel, on their file, at its line. */
export function registerProblems(repositories: Repositories): Disposable {
	const collection = languages.createDiagnosticCollection("tacit");
	const show = () => {
		collection.clear();
		for (const repository of repositories.all()) {
			const byFile = new Map<string, FileFinding[]>();
			const { tacit } = repository;
			for (const finding of [
				...tacit.index.findings(),
				...tacit.configFindings(),
			]) {
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
	};
	return Disposable.from(
		collection,
		repositories.onDidChangeNotes(show),
		repositories.onDidReadConfig(show),
		repositories.onDidClose(show),
	);
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
