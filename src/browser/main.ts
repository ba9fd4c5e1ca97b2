import { findHost } from "./host.ts";
import { logView } from "./logView.ts";

const place = document.getElementById("view");
if (place) void findHost().then((host) => logView(place, host));
