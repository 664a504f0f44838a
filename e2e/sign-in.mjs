// The walk through an office behind sign-in: node sign-in.mjs BASE-URL SHOTS-FOLDER FIRST-ADDRESS
// The office behind BASE-URL has places, packs and nobody in it; FIRST-ADDRESS is the one at which its
// first account is made.

import { Rig } from "./rig.mjs";
import { accounts } from "./walk/accounts.mjs";
import { session } from "./walk/session.mjs";

const [base, shots, first] = process.argv.slice(2);
if (!first) throw new Error("node sign-in.mjs BASE-URL SHOTS-FOLDER FIRST-ADDRESS");

const rig = await Rig.open(base, shots);
try {
  await accounts(rig, first);
  await session(rig);
  rig.conclude();
} catch (error) {
  console.error(`walk: ${error.message}`);
  if (rig.faults.length > 0) console.error([...new Set(rig.faults)].join("\n"));
  process.exitCode = 1;
} finally {
  await rig.close();
}
