import type { HeldOut } from './cross-validation.ts';
import { MEMBERS, type ByMember, type Member } from './ensemble.ts';
import { mean } from './statistics.ts';

/** Clinicians score in whole points, so an error below half a point tells members no further apart. */
const FINEST_ERROR = 0.5;

/** Mean absolute error of each member on recordings it has not seen. */
export function memberErrors(heldOut: readonly HeldOut[]): ByMember {
  return byMember((member) =>
    mean(heldOut.map(({ truth, estimates }) => Math.abs(estimates[member] - truth))),
  );
}

/**
 * How far each member is believed; the weights sum to 1.
 * Pseudo-Bayesian model averaging (Geisser and Eddy, JASA 74, 1979): a member's weight is the
 * likelihood of the held-out scores under it, with errors of Laplace's distribution. Few recordings or
 * near errors share the weight out; what is no better than the mean gives way to the mean.
 */
export function memberWeights(heldOut: readonly HeldOut[]): ByMember {
  const errors = memberErrors(heldOut);
  const best = Math.min(...Object.values(errors));
  const likelihoods = byMember(
    (member) => ((best + FINEST_ERROR) / (errors[member] + FINEST_ERROR)) ** heldOut.length,
  );
  const total = Object.values(likelihoods).reduce((sum, likelihood) => sum + likelihood, 0);
  return byMember((member) => likelihoods[member] / total);
}

function byMember(value: (member: Member) => number): ByMember {
  return Object.fromEntries(MEMBERS.map((member) => [member, value(member)])) as ByMember;
}
