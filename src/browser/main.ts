import { findHost } from "./host.ts";
import { logView } from "./logView.ts";

// Known while it runs for the first time alone.
const script = document.currentScript;
const place = document.getElementById("view");
if (place)
	void findHost(script instanceof HTMLScriptElement ? script : undefined).then(
		(host) => logView(place, host),
	);
