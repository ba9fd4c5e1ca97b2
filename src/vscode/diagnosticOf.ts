import { Diagnostic, DiagnosticSeverity, l10n, Range } from "vscode";
import type { FileFinding } from "../core/finding.ts";
import { findingText } from "../core/findingText.ts";
import { translated } from "../core/message.ts";

/** A finding as the Problems panel shows it, over the whole of its lines. */
export function diagnosticOf(finding: FileFinding): Diagnostic {
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
