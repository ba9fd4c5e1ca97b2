import { parseArgs } from "node:util";
import { runCommandLine } from "./commandLine.ts";
import { runEditorTests } from "./editorTests.ts";
import { formatTotals, isSuccess } from "./testTotals.ts";

const help = `Runs the tests inside a real VS Code.

  npm run test:editor -- [options]

  --version <version>  1.103 or oldest, 1.139 or newest; both if left out
  --suite <name>       one folder of test/editor/
  --grep <expression>  only tests whose full title matches
  --help

Environment: VSCODE_EXECUTABLE, a desktop VS Code to use instead; CHROMIUM, a browser to use.
`;

await runCommandLine(async () => {
	const { values } = parseArgs({
		options: {
			version: { type: "string" },
			suite: { type: "string" },
			grep: { type: "string" },
			help: { type: "boolean" },
		},
	});
	if (values.help === true) {
		console.log(help);
		return 0;
	}
	const totals = await runEditorTests(values);
	console.log(`\n${formatTotals(totals)}`);
	return isSuccess(totals) ? 0 : 1;
});
