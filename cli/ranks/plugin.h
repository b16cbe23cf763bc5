// What ranks.cc finds in the part that speaks MPI (ranks/mpi.cc).
#pragma once

#include <cstddef>

namespace quaestor {

class Ranks;

inline constexpr const char* kRanksPart = "libquaestor_ranks.so";
inline constexpr const char* kJoinRanks = "quaestor_join_ranks";
inline constexpr const char* kDescribeRanks = "quaestor_describe_ranks";

// The caller owns what it gets.
using JoinRanks = Ranks*(std::size_t lanes);
using DescribeRanks = const char*();

}  // namespace quaestor
