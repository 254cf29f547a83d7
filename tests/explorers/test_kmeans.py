"""K-means against scikit-learn, round by round, and what is known of its starts."""

import time

import numpy as np
import pytest
from sklearn.cluster import KMeans as Sklearn
from sklearn.cluster import kmeans_plusplus
from sklearn.metrics import adjusted_rand_score, silhouette_score

from dllab.explorers import EXPLORERS
from dllab.explorers.clustering import ASSIGNED, MOVED, NOWHERE, SEEDING, first_centres, silhouette

KMeans = EXPLORERS["kmeans"]
FRAME_SECONDS, BUSY = 0.016, 2  # a frame, and how much longer on a machine that others use too
CORNERS = ((1.0, 1.0), (0.5, 2.0), (-1.0, 0.5), (0.0, -1.0))


def rested(**settings):
    made = KMeans(**settings)
    return made.readouts(made.steps)


@pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
@pytest.mark.parametrize("data", ["blobs", "moons", "rings", "unequal", "iris petals"])
def test_that_every_round_is_scikit_learns(data):
    settings = KMeans(data=data, seed=1)
    points = settings.ground[0]
    moves = [frame for frame in settings.frames if frame.phase == MOVED]
    first = settings.frames[0].centres
    assert len(moves) > 1
    for rounds, frame in enumerate(moves, start=1):
        fitted = Sklearn(4, init=first, n_init=1, max_iter=rounds, tol=0, algorithm="lloyd").fit(points)
        assert fitted.cluster_centers_ == pytest.approx(frame.centres, rel=1e-9, abs=1e-9)
    assert fitted.labels_.tolist() == settings.frames[-1].labels.tolist()
    assert fitted.inertia_ == pytest.approx(settings.readouts(settings.steps)["inertia"], rel=1e-9)


def test_that_the_scores_are_scikit_learns():
    settings = KMeans(seed=1)
    points, groups = settings.ground
    labels, found = settings.frames[-1].labels, settings.readouts(settings.steps)
    assert found["silhouette"] == pytest.approx(silhouette_score(points, labels), rel=1e-12)
    assert found["adjusted_rand"] == pytest.approx(adjusted_rand_score(groups, labels), rel=1e-12)
    assert found["adjusted_rand"] == 1 and found["excess"] == pytest.approx(1, rel=1e-12)


def test_that_first_centres_by_squared_distance_are_scikit_learns_with_one_draw():
    settings = KMeans(init="k-means++", seed=7)
    points = settings.ground[0]
    centres, _ = kmeans_plusplus(points, 4, random_state=7, n_local_trials=1)
    assert settings.frames[3].centres == pytest.approx(centres)
    assert [len(frame.centres) for frame in settings.frames[:5]] == [1, 2, 3, 4, 4]


def test_that_the_chance_to_be_next_is_the_share_of_the_squared_distance():
    settings = KMeans(init="k-means++", data="drawn", k=2, points=((0.0, 0.0), (1.0, 0.0), (0.0, 3.0)))
    first = settings.frames[0].centres[0]
    squared = ((np.array(settings.points) - first) ** 2).sum(axis=1)
    assert settings.scene(0)["chance"] == pytest.approx(squared / squared.sum())
    assert not settings.scene(1)["chance"].any()


def test_that_a_round_by_hand_is_assigned_then_moved():
    points = ((0.0, 0.0), (1.0, 0.0), (4.0, 0.0), (5.0, 2.0))
    settings = KMeans(data="drawn", points=points, k=2, init="dragged", centres=((0.0, 1.0), (3.0, 1.0)))
    phases = [frame.phase for frame in settings.frames]
    assert phases == [SEEDING, ASSIGNED, MOVED, ASSIGNED]
    assert settings.frames[0].labels.tolist() == [NOWHERE] * 4
    assert settings.frames[1].labels.tolist() == [0, 0, 1, 1]
    assert settings.readouts(1)["inertia"] == 1 + 2 + 2 + 5  # squared distances to the centres
    assert settings.frames[2].centres.tolist() == [[0.5, 0.0], [4.5, 1.0]]
    assert settings.readouts(2)["inertia"] == 0.25 + 0.25 + 1.25 + 1.25
    assert settings.readouts(2)["moved"] == pytest.approx(1.5)


def test_that_the_sum_of_distances_never_rises():
    for metric in ("euclidean", "manhattan"):
        for seed in range(5):
            course = KMeans(metric=metric, seed=seed, data="unequal", k=5).scene()["inertia"]
            assert (np.diff(course[~np.isnan(course)]) <= 1e-9).all()


def test_that_manhattan_centres_are_medians():
    settings = KMeans(metric="manhattan", seed=1)
    points, last = settings.ground[0], settings.frames[-1]
    for group, centre in enumerate(last.centres):
        assert centre == pytest.approx(np.median(points[last.labels == group], axis=0))
    apart = np.abs(points - last.centres[last.labels]).sum()
    assert settings.readouts(settings.steps)["inertia"] == pytest.approx(apart)


def test_that_random_starts_often_miss_the_best_of_many_blobs():
    shares = [KMeans(blobs=count, k=count, starts=200).readouts()["share_best"] for count in (3, 5, 8)]
    assert shares == pytest.approx([0.905, 0.485, 0.2], abs=0.1)
    assert shares[2] <= 0.4


def test_that_starts_by_squared_distance_miss_it_less_often():
    settings = {"init": "k-means++", "starts": 200}
    shares = [KMeans(blobs=count, k=count, **settings).readouts()["share_best"] for count in (3, 5, 8)]
    assert shares == pytest.approx([0.985, 0.945, 0.66], abs=0.1)
    assert shares[2] >= 0.5


def test_that_elbow_and_silhouette_point_at_four_blobs():
    found = KMeans(show="elbow").readouts()
    assert (found["inertia_k_3"], found["inertia_k_4"]) == pytest.approx((893, 96), abs=1)
    scores = [found[f"silhouette_k_{k}"] for k in range(2, 11)]
    assert np.argmax(scores) + 2 == 4 and max(scores) == pytest.approx(0.839, abs=1e-3)
    best = Sklearn(4, n_init=10, random_state=0).fit(KMeans().ground[0])
    assert found["inertia_k_4"] == pytest.approx(best.inertia_, rel=1e-6)


@pytest.mark.parametrize("labels", [[0, 0, 0, 0], [0, 1, 2, 3]])
def test_that_one_group_and_groups_of_one_have_no_silhouette(labels):
    assert np.isnan(silhouette(np.arange(8.0).reshape(4, 2), np.array(labels), "euclidean"))


def test_that_rings_are_not_what_it_looks_for():
    assert rested(data="rings", k=3)["adjusted_rand"] <= 0.05


def test_that_one_outlier_drags_a_mean_but_hardly_a_median():
    top = {"init": "dragged", "centres": ((4.0, 0.0), (0.0, 4.0), (-4.0, 0.0), (0.0, -4.0))}
    moved = {
        metric: rested(metric=metric, outlier=True, **top)["centre_y_2"] - rested(metric=metric, **top)["centre_y_2"]
        for metric in ("euclidean", "manhattan")
    }
    before = rested(**top)["centre_y_2"]
    assert moved["euclidean"] == pytest.approx((30 - before) / 51, rel=1e-9)  # the mean of 51 points
    assert moved["manhattan"] < 0.05


def test_that_a_start_can_rest_far_from_the_best():
    found = rested(seed=0)
    assert found["excess"] > 5 and found["adjusted_rand"] < 0.7 and found["moved"] == 0


@pytest.mark.parametrize("points", [(), ((0.0, 0.0),), ((1.0, 1.0), (1.0, 1.0), (1.0, 1.0))])
@pytest.mark.parametrize("init", ["random", "k-means++", "dragged"])
def test_that_too_few_points_are_no_error(points, init):
    settings = KMeans(data="drawn", points=points, init=init, show="elbow")
    for step in (0, settings.steps):
        assert settings.readouts(step)["centres"] <= max(len(points), 1) and settings.scene(step)["cells"].size
    assert settings.frames[-1].centres.shape == (min(len(points), 4), 2)


def test_that_dragged_centres_are_where_they_were_put():
    settings = KMeans(init="dragged", centres=CORNERS)
    assert settings.frames[0].centres.tolist() == [list(corner) for corner in CORNERS]
    some = KMeans(init="dragged", centres=CORNERS[:2])
    assert some.frames[0].centres[:2].tolist() == [list(corner) for corner in CORNERS[:2]]
    drawn = first_centres(some.ground[0], 4, "random", 0)
    assert some.frames[0].centres[2:] == pytest.approx(drawn[2:])


def test_that_dragging_a_centre_fits_into_a_frame():
    rested()
    seconds = []
    for x in np.linspace(-1, 1, 12):
        settings = KMeans(init="dragged", centres=((float(x), 0.5), *CORNERS[1:]))
        begun = time.thread_time()
        settings.scene(2)
        settings.readouts(2)
        seconds.append(time.thread_time() - begun)
    assert min(seconds) < BUSY * FRAME_SECONDS
