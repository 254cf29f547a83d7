<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>dllab</name>
  <message>
   <source>&amp;Edit</source>
   <translation>编辑(&amp;E)</translation>
  </message>
  <message>
   <source>&amp;File</source>
   <translation>文件(&amp;F)</translation>
  </message>
  <message>
   <source>&amp;Help</source>
   <translation>帮助(&amp;H)</translation>
  </message>
  <message>
   <source>&amp;Run</source>
   <translation>运行(&amp;R)</translation>
  </message>
  <message>
   <source>&amp;Teach</source>
   <translation>教学(&amp;T)</translation>
  </message>
  <message>
   <source>&amp;View</source>
   <translation>视图(&amp;V)</translation>
  </message>
  <message>
   <source>'{part}' is no layer. Write widths such as '128, 64', or '32×20' for 20 layers of 32.</source>
   <translation>“{part}”不是有效的层。请写成宽度列表，例如“128, 64”，或用“32×20”表示 20 个宽度为 32 的层。</translation>
  </message>
  <message>
   <source>'{typed}' is more than {most} hidden layers, the most there can be.</source>
   <translation>“{typed}”超过了 {most} 个隐藏层的上限。</translation>
  </message>
  <message>
   <source>'{typed}' is not a finite number. Try one like 0.01 or 1e-3.</source>
   <translation>“{typed}”不是有限的数。请输入例如 0.01 或 1e-3 的数。</translation>
  </message>
  <message>
   <source>'{typed}' is not a number. Try one like 0.01 or 1e-3.</source>
   <translation>“{typed}”不是数字。请输入例如 0.01 或 1e-3 的数。</translation>
  </message>
  <message>
   <source>'{typed}' is not a place. Try one like 1.5, −2.</source>
   <translation>“{typed}”不是一个位置。可以写成 1.5, −2 这样。</translation>
  </message>
  <message>
   <source>'{typed}' is not a whole number. Try one like 16 or 128.</source>
   <translation>“{typed}”不是整数。请输入例如 16 或 128 的数。</translation>
  </message>
  <message>
   <source>'{typed}' is too large. It must be at most {bound}.</source>
   <translation>“{typed}”太大，必须不大于 {bound}。</translation>
  </message>
  <message>
   <source>'{typed}' is too large. It must be less than {bound}.</source>
   <translation>“{typed}”太大，必须小于 {bound}。</translation>
  </message>
  <message>
   <source>'{typed}' is too small. It must be at least {bound}.</source>
   <translation>“{typed}”太小，必须不小于 {bound}。</translation>
  </message>
  <message>
   <source>'{typed}' is too small. It must be greater than {bound}.</source>
   <translation>“{typed}”太小，必须大于 {bound}。</translation>
  </message>
  <message>
   <source>(x₁, x₂) ← R(θ)·((x₁, x₂) − μ) + μ;   μ over the training examples, as the network sees them
images: about their middle, between pixels bilinearly, black around them</source>
   <translation>(x₁, x₂) ← R(θ)·((x₁, x₂) − μ) + μ；   μ 取自网络所见的训练样本
图像：绕中心旋转，像素之间双线性插值，四周为黑色</translation>
  </message>
  <message>
   <source>({x}, {y}): loss {loss}, slope ({first}, {second})</source>
   <translation>({x}, {y})：损失 {loss}，斜率 ({first}, {second})</translation>
  </message>
  <message>
   <source>+ L1, L2</source>
   <translation>+ L1、L2</translation>
  </message>
  <message>
   <source>+ noise</source>
   <translation>+ 噪声</translation>
  </message>
  <message>
   <source>+{count} more</source>
   <translation>另有 {count} 个</translation>
  </message>
  <message>
   <source>, </source>
   <translation>，</translation>
  </message>
  <message>
   <source>--experiments writes files: name their folder with --out</source>
   <translation>--experiments 会写文件：请用 --out 指定文件夹</translation>
  </message>
  <message>
   <source>--find-rate decides itself what is tried: leave --set, --seeds, --folds, --random out</source>
   <translation>--find-rate 自行决定要试什么：请去掉 --set、--seeds、--folds、--random</translation>
  </message>
  <message>
   <source>--step {step:,}: this page has steps 0 to {last:,}</source>
   <translation>--step {step:,}：本页只有第 0 到第 {last:,} 步</translation>
  </message>
  <message>
   <source>1 pinned run of another experiment is not drawn</source>
   <translation>有 1 个固定的运行属于其他实验，未绘出</translation>
  </message>
  <message>
   <source>1 step/s</source>
   <translation>1 步/秒</translation>
  </message>
  <message>
   <source>1 thread</source>
   <translation>1 个线程</translation>
  </message>
  <message>
   <source>1,797 handwritten digits of 8×8 pixels with 17 shades of grey.</source>
   <translation>1,797 张手写数字图像，每张 8×8 像素，17 级灰度。</translation>
  </message>
  <message>
   <source>10,000 pictures of clothing of 28×28 pixels, 1,000 of each of ten kinds.</source>
   <translation>10,000 张服饰图像，每张 28×28 像素，十个类别各 1,000 张。</translation>
  </message>
  <message>
   <source>150 iris flowers of three species, measured in four places.</source>
   <translation>三个品种共 150 朵鸢尾花，每朵测量四项尺寸。</translation>
  </message>
  <message>
   <source>178 wines of three growers, analysed for thirteen substances.</source>
   <translation>三家酒庄的 178 种葡萄酒，各分析了十三项成分指标。</translation>
  </message>
  <message>
   <source>342 penguins of three species, measured by bill, flipper and weight.</source>
   <translation>三个种类共 342 只企鹅，测量了喙、鳍肢和体重。</translation>
  </message>
  <message>
   <source>442 patients, and how far their diabetes went on within a year.</source>
   <translation>442 名患者，以及他们的糖尿病在一年内的进展程度。</translation>
  </message>
  <message>
   <source>5,000 handwritten digits of 28×28 pixels, 500 of each.</source>
   <translation>5,000 张手写数字图像，每张 28×28 像素，每个数字 500 张。</translation>
  </message>
  <message>
   <source>569 breast tumours, benign or malignant, described by thirty features of their cell nuclei.</source>
   <translation>569 例良性或恶性乳腺肿瘤，由细胞核的三十个特征描述。</translation>
  </message>
  <message>
   <source>7e9 parameters</source>
   <translation>70 亿参数</translation>
  </message>
  <message>
   <source>; {count} could not be graded</source>
   <translation>；{count} 份无法评分</translation>
  </message>
  <message>
   <source>; {count} of the class handed nothing in</source>
   <translation>；全班有 {count} 人没有提交</translation>
  </message>
  <message>
   <source>&gt; {most:,} B</source>
   <translation>&gt; {most:,} 字节</translation>
  </message>
  <message>
   <source>A</source>
   <translation>A</translation>
  </message>
  <message>
   <source>A ReLU that is off for every example has slope 0 for all of them, so its weights never change again. One update that is too large, or a bias that begins too low, is enough to push it there.</source>
   <translation>对所有样本都关闭的 ReLU，斜率处处为 0，其权重从此不再改变。一次过大的更新或过低的初始偏置，就足以把它推到那里。</translation>
  </message>
  <message>
   <source>A ReLU without the corner, close to SiLU, with a deeper dip at about −1.19. Smooth throughout, so the loss surface is too; it costs an exponential and a division more than ReLU for what is often a small gain.</source>
   <translation>没有折角的 ReLU，与 SiLU 相近，但在约 −1.19 处凹得更深。处处光滑，因此损失曲面也光滑；比 ReLU 多一次指数运算和一次除法，而收益往往很小。</translation>
  </message>
  <message>
   <source>A ReLU without the corner, much like GELU and a little cheaper. It dips below 0 at about −1.28; far below 0 its slope vanishes, though a unit there is not cut off altogether.</source>
   <translation>没有折角的 ReLU，与 GELU 很像，计算量略小。在约 −1.28 处降到 0 以下的最低点；远低于 0 时斜率趋于零，但处在那里的单元并未被完全切断。</translation>
  </message>
  <message>
   <source>A ReLU without the corner: slightly negative values still get a gradient, and the usual choice in transformers. It dips below 0 at about −0.75, and far below 0 its slope vanishes. It costs more than ReLU.</source>
   <translation>没有折角的 ReLU：略小于 0 的值仍有梯度，是 Transformer 中的常用选择。在约 −0.75 处降到 0 以下的最低点，远低于 0 时斜率趋于零。计算量大于 ReLU。</translation>
  </message>
  <message>
   <source>A chain of factors</source>
   <translation>连乘的因子</translation>
  </message>
  <message>
   <source>A class that is rare, or that lies in the midst of another, costs the mean loss little when it is always missed, so the network settles for that. Accuracy may be high all the same: it counts examples, not classes.</source>
   <translation>样本很少或夹在另一类中间的类别，即使全部漏掉，平均损失也增加不多，网络便就此止步。准确率仍可能很高：它统计的是样本，而不是类别。</translation>
  </message>
  <message>
   <source>A connection around every layer adds 1 to its factor.</source>
   <translation>每层外加一条跳跃连接，使该层的因子加 1。</translation>
  </message>
  <message>
   <source>A curve a layer: gradient norm over the steps</source>
   <translation>每层一条曲线：梯度范数随步数的变化</translation>
  </message>
  <message>
   <source>A curve with as many bends as its degree allows, to be fitted with one input and one output.</source>
   <translation>在其次数允许的范围内弯折最多的曲线，用一个输入和一个输出拟合。</translation>
  </message>
  <message>
   <source>A disc of one class inside a ring of the other.</source>
   <translation>一类构成圆盘，另一类构成包围它的圆环。</translation>
  </message>
  <message>
   <source>A factor on every step; 1 is the method as published.</source>
   <translation>每一步都乘以的系数；1 即为论文中的原方法。</translation>
  </message>
  <message>
   <source>A filter less in layer {number} (−)</source>
   <translation>第 {number} 层少一个卷积核（−）</translation>
  </message>
  <message>
   <source>A filter more in layer {number} (+)</source>
   <translation>第 {number} 层多一个卷积核（+）</translation>
  </message>
  <message>
   <source>A folder for the page</source>
   <translation>保存网页的文件夹</translation>
  </message>
  <message>
   <source>A gradient is multiplied by f′ in every layer: where that is below 5 % of its largest the unit counts as saturated. The slope of a loss is the force with which an error pulls. Squared error pulls a far outlier with a large force, absolute error with the same as all others: the one answer to many values is their mean, or their median. The curves are computed by the code that trains, in float32.</source>
   <translation>梯度在每一层都要乘上 f′：当它低于最大值的 5 % 时，单元算作饱和。损失的斜率就是误差的拉力。平方误差对远处的离群点拉力很大，绝对误差则一视同仁：于是对许多值的唯一答案分别是均值和中位数。曲线由训练所用的代码以 float32 计算。</translation>
  </message>
  <message>
   <source>A gradient near 0 is called a local minimum too readily: only the eigenvalues of H can say so.</source>
   <translation>梯度接近 0 常被轻易说成是局部极小：只有 H 的特征值才说得准。</translation>
  </message>
  <message>
   <source>A help for this step; it costs nothing</source>
   <translation>这一步的提示，不扣分</translation>
  </message>
  <message>
   <source>A jump throws the network out of a narrow minimum, and the loss rises for a while. The network is at its best just before a jump: stop there.</source>
   <translation>学习率的跳升会把网络甩出狭窄的极小值，损失随之上升一段时间。网络在跳升前的一刻最好：应在那里停止。</translation>
  </message>
  <message>
   <source>A lab by its number, its title or the number of its topic, in English or Chinese</source>
   <translation>按实验编号、标题或主题编号查找，中英文均可</translation>
  </message>
  <message>
   <source>A lab that shows deep learning while it trains. Works offline.</source>
   <translation>在训练过程中观察深度学习的实验室，可离线使用。</translation>
  </message>
  <message>
   <source>A layer less (Ctrl −)</source>
   <translation>减少一层（Ctrl −）</translation>
  </message>
  <message>
   <source>A layer more (Ctrl +)</source>
   <translation>增加一层（Ctrl +）</translation>
  </message>
  <message>
   <source>A layer of {width}: the width must be from 1 to {most}.</source>
   <translation>宽度为 {width} 的层：宽度必须在 1 到 {most} 之间。</translation>
  </message>
  <message>
   <source>A line gets nine in ten right, which is why it traps a network that stops learning early. The bend needs a few hidden units; noise above 0.3 closes the gap.</source>
   <translation>一条直线能分对九成，因此过早停止学习的网络会停在这里。弯曲的部分需要几个隐藏单元；噪声超过 0.3 时两类之间的空隙消失。</translation>
  </message>
  <message>
   <source>A line with outliers</source>
   <translation>带离群点的直线</translation>
  </message>
  <message>
   <source>A line, one epoch</source>
   <translation>直线，一轮</translation>
  </message>
  <message>
   <source>A little below 1 it vanishes, a little above it explodes, and depth decides how much of a little is too much. One unit a layer, and all layers alike: a matrix in the place of w has as many factors as it has directions. With a residual connection the product is a sum over paths, and the short ones keep it alive.</source>
   <translation>略小于 1 就消失，略大于 1 就爆炸，而“略”多少算太多由深度决定。这里每层一个单元，各层相同：若 w 换成矩阵，有多少个方向就有多少个因子。有残差连接时，乘积是对各条路径求和，较短的路径使它不致消失。</translation>
  </message>
  <message>
   <source>A maximum: every direction curves down</source>
   <translation>极大值：每个方向都向下弯</translation>
  </message>
  <message>
   <source>A minimum: every direction curves up</source>
   <translation>极小值：每个方向都向上弯</translation>
  </message>
  <message>
   <source>A network answers an input far from all that it was trained on with numbers that are as far from all others, and beyond about 3·10³⁸ they are infinite. Such a loss counts as the worst there is: it never is an improvement, neither for early stopping nor for the schedule.</source>
   <translation>输入若远离训练所用的一切，网络的输出也会同样远离其他输出，超过约 3·10³⁸ 就成为无穷大。这样的损失视为最差：无论对早停还是对学习率调度，都不算改进。</translation>
  </message>
  <message>
   <source>A network learns to tell two spirals apart. See the border wind itself around the points.</source>
   <translation>网络学着分开两条螺旋线，看分界线怎样绕进点与点之间。</translation>
  </message>
  <message>
   <source>A network of identities is one linear map, however deep it is: compare it with any other activation to see what depth alone does not give.</source>
   <translation>全由恒等函数组成的网络无论多深都只是一个线性映射：与其他激活函数对比，可以看出仅有深度并不能带来什么。</translation>
  </message>
  <message>
   <source>A network of this lab, or a well-known one.</source>
   <translation>本实验室的网络，或一个著名的网络。</translation>
  </message>
  <message>
   <source>A new random order every epoch.</source>
   <translation>每轮都重新打乱顺序。</translation>
  </message>
  <message>
   <source>A new sensor, few points</source>
   <translation>新传感器，样本很少</translation>
  </message>
  <message>
   <source>A noisy line, one by one</source>
   <translation>带噪声的直线，逐个学</translation>
  </message>
  <message>
   <source>A number</source>
   <translation>一个数</translation>
  </message>
  <message>
   <source>A number, such as 0.05, 1/20 or 0.25^20</source>
   <translation>一个数，例如 0.05、1/20 或 0.25^20</translation>
  </message>
  <message>
   <source>A of layer 1, unit</source>
   <translation>第 1 层的 a，单元</translation>
  </message>
  <message>
   <source>A of layer 2, unit</source>
   <translation>第 2 层的 a，单元</translation>
  </message>
  <message>
   <source>A page to read, index.html, into a folder</source>
   <translation>在一个文件夹里生成可阅读的网页 index.html</translation>
  </message>
  <message>
   <source>A picture with more edges than the threshold is called detailed. Everything there is, is known here: 2,000 pictures, generated. Training sets of N are drawn again and again, and on each the best threshold is chosen, out of |H| that were picked blindly. With few thresholds the best of all is bad; with many it is good, but a training set points to a wrong one more easily. The bound holds for any data, so it is far above what happens.</source>
   <translation>边缘数高于阈值的图片判为细节丰富。这里知道全部数据：2,000 张生成的图片。反复抽取 N 张组成训练集，每次从随意取定的 |H| 个阈值中选出最好的一个。阈值少时，其中最好的也很差；阈值多时最好的很好，但训练集更容易指向错误的一个。该上界对任何数据都成立，所以远高于实际发生的情况。</translation>
  </message>
  <message>
   <source>A prediction is graded for being made; the right number is shown afterwards</source>
   <translation>预测只要作出就得分；之后会显示正确的数</translation>
  </message>
  <message>
   <source>A random rotation: no direction of the signal is stretched or lost.</source>
   <translation>随机旋转：信号的任何方向都不会被拉伸或丢失。</translation>
  </message>
  <message>
   <source>A rate for every parameter, that shrinks with the sum of its squared gradients.</source>
   <translation>每个参数有自己的学习率，随其梯度平方的累加和增大而减小。</translation>
  </message>
  <message>
   <source>A round hill in the middle of a flat plain.</source>
   <translation>平地中央的一座圆丘。</translation>
  </message>
  <message>
   <source>A row a layer: gradient norm as colour over the steps</source>
   <translation>每层一行：用颜色表示梯度范数随步数的变化</translation>
  </message>
  <message>
   <source>A row a run; a click on a title sorts, a double click opens the run</source>
   <translation>每次运行一行；单击标题排序，双击打开该运行</translation>
  </message>
  <message>
   <source>A saddle: some directions curve up, some down</source>
   <translation>鞍点：有的方向向上弯，有的向下弯</translation>
  </message>
  <message>
   <source>A saddle: there are ways down</source>
   <translation>鞍点：还有下降的方向</translation>
  </message>
  <message>
   <source>A saved run was set aside as {file}: {reason}</source>
   <translation>一次已保存的运行已移存为 {file}：{reason}</translation>
  </message>
  <message>
   <source>A saved run whose weights this one begins with, in place of the initializer's. A relative path begins at the experiment's file, or at the folder in which the lab was started. Empty: none.</source>
   <translation>一个已保存的训练，本次训练以它的权重开始，代替初始化方法给出的权重。相对路径先从实验文件所在的文件夹算起，再从启动本程序的文件夹算起。留空：不使用。</translation>
  </message>
  <message>
   <source>A schedule makes large steps while there is far to go and small ones to settle; a warm-up holds the first ones back. Without its corrections Adam would begin the other way, with steps several times too large. RAdam brings a warm-up of its own, whose length follows from β₂. The curves are computed by the code that trains.</source>
   <translation>调度在路还远时迈大步，要稳定下来时迈小步；预热压住最初的几步。没有偏差修正的 Adam 正好相反，起步会大好几倍。RAdam 自带预热，其长度由 β₂ 决定。曲线由训练所用的代码计算。</translation>
  </message>
  <message>
   <source>A setting by its name or what it does, in English or Chinese (Ctrl+F). Esc ends it.</source>
   <translation>按名称或作用查找设置，中英文均可（Ctrl+F）。按 Esc 结束。</translation>
  </message>
  <message>
   <source>A setting that the runs differ in.</source>
   <translation>各次运行取不同值的设置。</translation>
  </message>
  <message>
   <source>A share of the best loss, or a difference from it.</source>
   <translation>相对于最佳损失的比例，或与它的差值。</translation>
  </message>
  <message>
   <source>A short run at each of 25 learning rates, and the rate an order of magnitude before they diverge.</source>
   <translation>以 25 个学习率各短跑一次，给出比开始发散的学习率小一个数量级的值。</translation>
  </message>
  <message>
   <source>A sine without noise</source>
   <translation>无噪声的正弦</translation>
  </message>
  <message>
   <source>A single softmax layer parts them by straight lines, so this is the set for looking at more than two classes without the network getting in the way. A wide spread makes neighbours overlap.</source>
   <translation>单个 softmax 层就能用直线把它们分开，因此适合观察两类以上的问题而不受网络影响。离散度大时相邻的类会重叠。</translation>
  </message>
  <message>
   <source>A slice along two random directions as long as the filters (Li et al. 2018)</source>
   <translation>沿两个随机方向的切片，方向按滤波器的长度归一化（Li 等，2018）</translation>
  </message>
  <message>
   <source>A slice of the training loss through the start, the present, and the furthest detour</source>
   <translation>训练损失的切片，经过起点、当前位置和路径偏离最远的一点</translation>
  </message>
  <message>
   <source>A slope: not at rest</source>
   <translation>斜坡：还没有停下</translation>
  </message>
  <message>
   <source>A small kernel looks at the picture through a window, everywhere with the same weights.</source>
   <translation>一个小卷积核透过窗口看图像，处处使用相同的权重。</translation>
  </message>
  <message>
   <source>A smooth network has to be infinitely steep at a jump: squared error rounds the corners or rings beside them, and the weights grow without end. ReLU networks lay short slopes instead.</source>
   <translation>光滑的网络在跳变处必须无限陡：平方误差会把拐角磨圆或在其旁边产生振荡，权重则无止境地增大。ReLU 网络则以一小段斜坡代替。</translation>
  </message>
  <message>
   <source>A step goes as far as the learning rate times the gradient, or with Adam and its kin about as far as the rate itself. Where each changes the weights by much less than a thousandth, no number of steps that one would wait for changes what the network computes.</source>
   <translation>每一步的长度等于学习率乘以梯度；对 Adam 及其同类，则大致等于学习率本身。若每步使权重的变化远小于千分之一，那么在等得起的步数内，网络的计算结果不会有什么改变。</translation>
  </message>
  <message>
   <source>A step is one half of a round. With Manhattan distances centres are medians, and J is Σ |x − μ|: k-medians. It takes groups for round and equally wide, which rings and unequal crowds are not.</source>
   <translation>一步是半轮。用曼哈顿距离时中心是中位数，J 是 Σ |x − μ|：即 K 中位数。它假定各组是圆形且一样宽，而圆环和疏密不同的点群并非如此。</translation>
  </message>
  <message>
   <source>A step to be done begins with the experiment “{name}”; seeds {seeds}</source>
   <translation>动手的步骤从实验“{name}”开始；种子 {seeds}</translation>
  </message>
  <message>
   <source>A straight line is fitted to data by gradient descent, with every example in a step, with a few, or with one.</source>
   <translation>用梯度下降把一条直线拟合到数据上：每步用全部样本、用几个，或只用一个。</translation>
  </message>
  <message>
   <source>A switch: off for negative values, on for all others.</source>
   <translation>一个开关：负值为关，其余为开。</translation>
  </message>
  <message>
   <source>A table for a spreadsheet, a row a hand-in, a column a check</source>
   <translation>供电子表格打开的表：每份提交一行，每项检查一列</translation>
  </message>
  <message>
   <source>A table of numbers and names (CSV): who is missing is then said</source>
   <translation>学号和姓名的表（CSV）：这样就会列出谁没有提交</translation>
  </message>
  <message>
   <source>A table of your own, one example a row.</source>
   <translation>您自己的表格，每行一个样本。</translation>
  </message>
  <message>
   <source>A table of your own: two of its columns are used.</source>
   <translation>你自己的表格：取其中两列。</translation>
  </message>
  <message>
   <source>A target that rises evenly with two inputs.</source>
   <translation>随两个输入均匀变化的目标。</translation>
  </message>
  <message>
   <source>A text with columns parted by commas, semicolons, tabs, bars or spaces; an Excel workbook (.xlsx); arrays (.npz, .npy, .mat); .arff or .tab. A relative path begins at the experiment's file, or at the folder in which the lab was started.</source>
   <translation>以逗号、分号、制表符、竖线或空格分列的文本，Excel 工作簿（.xlsx），数组（.npz、.npy、.mat），以及 .arff 或 .tab。相对路径先从实验文件所在的文件夹算起，再从启动本程序的文件夹算起。</translation>
  </message>
  <message>
   <source>A threshold, and what a training set says of it</source>
   <translation>阈值，以及训练集能说明什么</translation>
  </message>
  <message>
   <source>A unit bends or jumps at one place, its knot. Steps build stairs, bumps build towers, ReLUs build straight pieces with at most one kink a unit. That some weights exist does not say that training finds them: drag the knots by hand, or let least squares set the heights.</source>
   <translation>每个单元只在一处弯折或跳跃，即它的节点。阶跃搭出台阶，凸块搭出塔楼，ReLU 拼出直线段，每个单元至多一个折点。存在某组权重并不等于训练能找到它：请用手拖动节点，或让最小二乘确定高度。</translation>
  </message>
  <message>
   <source>A unit less in every layer (−)</source>
   <translation>每层减少一个单元（−）</translation>
  </message>
  <message>
   <source>A unit less in layer {number} (−)</source>
   <translation>第 {number} 层减少一个单元（−）</translation>
  </message>
  <message>
   <source>A unit more in every layer (+)</source>
   <translation>每层增加一个单元（+）</translation>
  </message>
  <message>
   <source>A unit more in layer {number} (+)</source>
   <translation>第 {number} 层增加一个单元（+）</translation>
  </message>
  <message>
   <source>A unit that is off still gets a share α of the gradient, so it can come back: none is dead for good. With α = 0 it is ReLU, with α = 1 the identity.</source>
   <translation>关闭的单元仍能得到 α 倍的梯度，因此可以恢复：没有单元会永久死亡。α = 0 时即 ReLU，α = 1 时即恒等函数。</translation>
  </message>
  <message>
   <source>A warm-up that computes its own length from β₂. The first five or so steps are plain momentum, at a rate that suits Adam: small gradients then hardly move. With β₂ below about 2/3 it never divides at all.</source>
   <translation>由 β₂ 自行算出长度的预热。最初约五步是普通动量法，所用学习率却是为 Adam 选的：此时小梯度几乎不起作用。β₂ 低于约 2/3 时，它始终不做除法。</translation>
  </message>
  <message>
   <source>A wave to be fitted with one input and one output.</source>
   <translation>用一个输入和一个输出拟合的波形。</translation>
  </message>
  <message>
   <source>A worksheet: one example goes through a small network, its error comes back, and every number can be filled in.</source>
   <translation>一张练习纸：一个样本通过一个小网络，误差再传回来，每个数都可以自己填。</translation>
  </message>
  <message>
   <source>AMSBound</source>
   <translation>AMSBound</translation>
  </message>
  <message>
   <source>AMSGrad</source>
   <translation>AMSGrad</translation>
  </message>
  <message>
   <source>AND</source>
   <translation>AND</translation>
  </message>
  <message>
   <source>AP</source>
   <translation>AP</translation>
  </message>
  <message>
   <source>AP {value} · precision–recall</source>
   <translation>AP {value} · 精确率–召回率</translation>
  </message>
  <message>
   <source>AUC</source>
   <translation>AUC</translation>
  </message>
  <message>
   <source>AUC {value} · ROC</source>
   <translation>AUC {value} · ROC</translation>
  </message>
  <message>
   <source>About dllab</source>
   <translation>关于 dllab</translation>
  </message>
  <message>
   <source>About the size of one step in every parameter.</source>
   <translation>每个参数每步的移动量大约就是这个大小。</translation>
  </message>
  <message>
   <source>About this page</source>
   <translation>关于本页</translation>
  </message>
  <message>
   <source>Above it βz is passed on as it is, to save digits.</source>
   <translation>βz 超过此值时原样传递，以避免数值精度损失。</translation>
  </message>
  <message>
   <source>Absolute</source>
   <translation>绝对</translation>
  </message>
  <message>
   <source>Accepts</source>
   <translation>可取值</translation>
  </message>
  <message>
   <source>Accuracies of several runs</source>
   <translation>多次运行的准确率</translation>
  </message>
  <message>
   <source>Accuracy</source>
   <translation>准确率</translation>
  </message>
  <message>
   <source>Activation</source>
   <translation>激活函数</translation>
  </message>
  <message>
   <source>Activation and gradient variance through the depth, before the first step</source>
   <translation>第一步之前，激活与梯度的方差随深度的变化</translation>
  </message>
  <message>
   <source>Activation functions</source>
   <translation>激活函数</translation>
  </message>
  <message>
   <source>Activation layer by layer</source>
   <translation>逐层设置激活函数</translation>
  </message>
  <message>
   <source>Activation of layer {number}</source>
   <translation>第 {number} 层的激活函数</translation>
  </message>
  <message>
   <source>Activations</source>
   <translation>激活值</translation>
  </message>
  <message>
   <source>Activations a</source>
   <translation>激活值 a</translation>
  </message>
  <message>
   <source>Activations and losses</source>
   <translation>激活函数与损失函数</translation>
  </message>
  <message>
   <source>Activations, bytes</source>
   <translation>激活值（字节）</translation>
  </message>
  <message>
   <source>Activations, layer by layer</source>
   <translation>逐层激活函数</translation>
  </message>
  <message>
   <source>AdaBelief</source>
   <translation>AdaBelief</translation>
  </message>
  <message>
   <source>AdaBound</source>
   <translation>AdaBound</translation>
  </message>
  <message>
   <source>AdaDelta</source>
   <translation>AdaDelta</translation>
  </message>
  <message>
   <source>AdaGrad</source>
   <translation>AdaGrad</translation>
  </message>
  <message>
   <source>AdaGrad that forgets: it follows gradients whose size changes during training. The first steps are up to 1/√(1 − α) times too large, since s starts from 0: Adam corrects that. Centered, it speeds up where gradients agree, and may overshoot there.</source>
   <translation>会遗忘的 AdaGrad：能适应训练过程中大小不断变化的梯度。由于 s 从 0 开始，最初几步最多会大 1/√(1 − α) 倍：Adam 的偏差校正解决了这一点。中心化后，梯度一致处会加速，也可能冲过头。</translation>
  </message>
  <message>
   <source>AdaMax</source>
   <translation>AdaMax</translation>
  </message>
  <message>
   <source>Adam</source>
   <translation>Adam</translation>
  </message>
  <message>
   <source>Adam that divides by how far gradients stray from their own mean: long steps where the mean can be believed.</source>
   <translation>除以梯度偏离其自身均值程度的 Adam：均值可信处步长更大。</translation>
  </message>
  <message>
   <source>Adam that divides by the largest recent gradient instead of the root of their mean square.</source>
   <translation>不除以梯度的均方根，而除以近期最大梯度的 Adam。</translation>
  </message>
  <message>
   <source>Adam that trusts its division by √v only as far as v is known, and until then steps with momentum alone.</source>
   <translation>只在 v 足够可靠时才除以 √v，在此之前仅按动量移动的 Adam。</translation>
  </message>
  <message>
   <source>Adam that watches which SGD rate would do the same, and switches to it once that rate has settled.</source>
   <translation>先用 Adam，同时估计效果相当的 SGD 学习率，待其稳定后切换为 SGD。</translation>
  </message>
  <message>
   <source>Adam whose rates are squeezed between two bounds that meet: Adam at first, SGD in the end.</source>
   <translation>把学习率夹在两个逐渐收拢的界限之间的 Adam：开始时是 Adam，最后成为 SGD。</translation>
  </message>
  <message>
   <source>Adam whose v moves by what the gradient is, not by how far v is from it, so rates do not shoot up.</source>
   <translation>v 的改变量只取决于梯度大小、不取决于两者差距的 Adam，因此学习率不会骤增。</translation>
  </message>
  <message>
   <source>Adam with Nesterov's look ahead along the momentum.</source>
   <translation>带 Nesterov 动量的 Adam：沿动量方向预先看一步。</translation>
  </message>
  <message>
   <source>Adam without corrections</source>
   <translation>无修正的 Adam</translation>
  </message>
  <message>
   <source>Adam's and RAdam's memory of its square.</source>
   <translation>Adam 与 RAdam 对梯度平方的记忆。</translation>
  </message>
  <message>
   <source>Adam's direction, with steps in proportion to the size of each weight matrix and each bias vector.</source>
   <translation>方向与 Adam 相同，步长与各权重矩阵、各偏置向量的范数成正比。</translation>
  </message>
  <message>
   <source>Adam's memory of the gradient.</source>
   <translation>Adam 对梯度的记忆。</translation>
  </message>
  <message>
   <source>Adam's step without corrections, in η</source>
   <translation>无偏差修正的 Adam 步长（以 η 计）</translation>
  </message>
  <message>
   <source>Adam, with weights that shrink by themselves rather than through the gradient.</source>
   <translation>权重直接衰减、不通过梯度的 Adam。</translation>
  </message>
  <message>
   <source>Adam: p = −η·√(1 − β₂ᵗ)/(1 − β₁ᵗ)·m/(√v + ε);   w ← w + p
γ = p·p/(−p·g);   λ ← β₂λ + (1 − β₂)γ;   Λ = λ/(1 − β₂ᵗ)
the switch: t &gt; 1, Λ &gt; 0 and |Λ − γ| &lt; δ
SGD from then on: u ← β₁u + g;   w ← w − (1 − β₁)Λu, with Λ following the schedule</source>
   <translation>Adam：p = −η·√(1 − β₂ᵗ)/(1 − β₁ᵗ)·m/(√v + ε)；   w ← w + p
γ = p·p/(−p·g)；   λ ← β₂λ + (1 − β₂)γ；   Λ = λ/(1 − β₂ᵗ)
切换：t &gt; 1，Λ &gt; 0 且 |Λ − γ| &lt; δ
此后为 SGD：u ← β₁u + g；   w ← w − (1 − β₁)Λu，Λ 随学习率调度变化</translation>
  </message>
  <message>
   <source>AdamW</source>
   <translation>AdamW</translation>
  </message>
  <message>
   <source>Add a hidden layer, to have {count}</source>
   <translation>增加一个隐藏层，共 {count} 层</translation>
  </message>
  <message>
   <source>Add a step</source>
   <translation>添加步骤</translation>
  </message>
  <message>
   <source>Add an L2 penalty of {penalty:g}</source>
   <translation>加入 L2 惩罚 {penalty:g}</translation>
  </message>
  <message>
   <source>Add batch normalization</source>
   <translation>加入批归一化</translation>
  </message>
  <message>
   <source>Add dropout of {share:.0%}</source>
   <translation>加入 Dropout，丢弃率 {share:.0%}</translation>
  </message>
  <message>
   <source>Add gradient noise of {noise:g}</source>
   <translation>加入 {noise:g} 的梯度噪声</translation>
  </message>
  <message>
   <source>Add layer normalization</source>
   <translation>加入层归一化</translation>
  </message>
  <message>
   <source>Add momentum of {beta:g}</source>
   <translation>加入 {beta:g} 的动量</translation>
  </message>
  <message>
   <source>Add noise of {noise:g} to the inputs, to rely less on exact values</source>
   <translation>给输入加入标准差为 {noise:g} 的噪声，减少对精确数值的依赖</translation>
  </message>
  <message>
   <source>Add one more</source>
   <translation>再添加一个</translation>
  </message>
  <message>
   <source>Add residual connections</source>
   <translation>加入残差连接</translation>
  </message>
  <message>
   <source>Add the residual connections to twenty sigmoid layers, and find out which paths count most.</source>
   <translation>给二十层 sigmoid 加上残差连接，看看哪些路径最重要。</translation>
  </message>
  <message>
   <source>Add the same number to all logits. Say first what the probabilities do.</source>
   <translation>给所有 logit 加上同一个数。先说出概率会怎样变。</translation>
  </message>
  <message>
   <source>Add weight decay of {decay:g}, for a smoother function beyond the examples</source>
   <translation>加入权重衰减 {decay:g}，使函数在样本之外更平滑</translation>
  </message>
  <message>
   <source>Adds Gaussian noise of deviation c/(1 + t)^γ to the gradient of step t. 0: off.</source>
   <translation>给第 t 步的梯度加上标准差为 c/(1 + t)^γ 的高斯噪声。0：关闭。</translation>
  </message>
  <message>
   <source>Adds Gaussian noise to every input, in units of the standardized data.</source>
   <translation>给每个输入加上高斯噪声，单位与标准化后的数据相同。</translation>
  </message>
  <message>
   <source>Adds the signal from before one or two layers to what comes out of them, where widths match. 0: off.</source>
   <translation>在宽度一致处，把一层或两层之前的信号加到其输出上。0：关闭。</translation>
  </message>
  <message>
   <source>Adds ½cz² for one more weight z, at z = 0. 0: there is none.</source>
   <translation>为再多一个权重 z（z = 0 处）加上 ½cz²。0：没有这个方向。</translation>
  </message>
  <message>
   <source>Adds λ·sign(w) to the gradient of every weight, not of biases.</source>
   <translation>给每个权重的梯度加上 λ·sign(w)，偏置除外。</translation>
  </message>
  <message>
   <source>Adds λ·w to the gradient of every weight, not of biases.</source>
   <translation>给每个权重的梯度加上 λ·w，偏置除外。</translation>
  </message>
  <message>
   <source>After a burst of large gradients Adam's v soon forgets them, and its rate jumps up; here v falls slowly. The large ε makes it close to momentum where gradients are small, so it wants a larger rate than Adam.</source>
   <translation>一阵大梯度过后，Adam 的 v 很快将其忘记，学习率随之骤增；这里 v 下降得慢。较大的 ε 使它在梯度小处接近动量法，因此需要比 Adam 更大的学习率。</translation>
  </message>
  <message>
   <source>After each fall the loss drops quickly, since the smaller steps no longer jump across the valley. Falling too early leaves the network slow for the rest of the run.</source>
   <translation>每次下降后损失迅速减小，因为较小的步长不再在山谷两侧来回跳。下降得太早，网络在余下的运行中就会学得很慢。</translation>
  </message>
  <message>
   <source>After each step, scales every unit's incoming weights down to this norm where they are longer. 0: off.</source>
   <translation>每步之后，若某单元输入权重的范数超过此值，则按比例缩小到此值。0：关闭。</translation>
  </message>
  <message>
   <source>After each step, shrinks every weight by the share ηλ, past the optimizer.</source>
   <translation>每步之后，不经过优化器，直接把每个权重缩小 ηλ 的比例。</translation>
  </message>
  <message>
   <source>After the activation</source>
   <translation>激活之后</translation>
  </message>
  <message>
   <source>After {steps} steps: {what}</source>
   <translation>{steps} 步之后：{what}</translation>
  </message>
  <message>
   <source>Age, sex, body mass index, blood pressure and six blood values predict a score from 25 to 346. Half of the variance is noise: a linear model explains it as well as any network, and a large one soon learns the patients by heart.</source>
   <translation>用年龄、性别、体重指数、血压和六项血液指标预测 25 到 346 的评分。方差的一半是噪声：线性模型的解释能力不逊于任何网络，而大网络很快就会死记住这些患者。</translation>
  </message>
  <message>
   <source>Agreement with the true groups</source>
   <translation>与真实分组的一致程度</translation>
  </message>
  <message>
   <source>Alcohol, acids, ash, phenols, colour and others, each on a scale of its own: from proline near 700 to phenols below 1. Switch standardization off to see what features of different size do to training. Standardized, a linear classifier is nearly perfect.</source>
   <translation>酒精、酸、灰分、酚类、颜色等，量级各不相同：从约 700 的脯氨酸到不足 1 的酚类。关闭标准化，可以看到大小悬殊的特征对训练的影响。标准化后，线性分类器近乎完美。</translation>
  </message>
  <message>
   <source>All</source>
   <translation>全部</translation>
  </message>
  <message>
   <source>All alike</source>
   <translation>各周期相同</translation>
  </message>
  <message>
   <source>All cores but one</source>
   <translation>留出一个核</translation>
  </message>
  <message>
   <source>All eigenvalues are shown of networks of up to {most} parameters</source>
   <translation>参数不超过 {most} 个的网络才显示全部特征值</translation>
  </message>
  <message>
   <source>All eigenvalues of the Hessian, of a small network</source>
   <translation>小网络海森矩阵的全部特征值</translation>
  </message>
  <message>
   <source>All files (*)</source>
   <translation>所有文件 (*)</translation>
  </message>
  <message>
   <source>All of P on its largest outcome</source>
   <translation>把 P 全部放到最大的结果上</translation>
  </message>
  <message>
   <source>All of these</source>
   <translation>全部满足</translation>
  </message>
  <message>
   <source>All outputs together as probabilities: positive, with sum 1.</source>
   <translation>所有输出共同构成概率：均为正，总和为 1。</translation>
  </message>
  <message>
   <source>All pages</source>
   <translation>所有页面</translation>
  </message>
  <message>
   <source>All together</source>
   <translation>合计</translation>
  </message>
  <message>
   <source>All together, in MB</source>
   <translation>合计（MB）</translation>
  </message>
  <message>
   <source>All together, in MiB</source>
   <translation>合计（MiB）</translation>
  </message>
  <message>
   <source>All units alike</source>
   <translation>所有单元都相同</translation>
  </message>
  <message>
   <source>All units of a layer compute the same and get the same gradient, so they stay alike for ever, whatever c is: weights are drawn at random to break this symmetry. Only a network without hidden layers trains from here.</source>
   <translation>无论 c 取何值，同一层的所有单元计算结果相同、梯度也相同，因此永远保持一致：权重随机初始化正是为了打破这种对称。只有没有隐藏层的网络能从这里开始训练。</translation>
  </message>
  <message>
   <source>All units of a layer compute the same and get the same gradient, so they stay alike for ever: this is why weights are drawn at random. Only a network without hidden layers trains from here.</source>
   <translation>同一层的所有单元计算结果相同、梯度也相同，因此永远保持一致：这正是权重要随机初始化的原因。只有没有隐藏层的网络能从这里开始训练。</translation>
  </message>
  <message>
   <source>All was tried and is pinned: the curves show it, and Comparison in numbers.</source>
   <translation>都已试过并固定：曲线中可见，“对比”中有数字。</translation>
  </message>
  <message>
   <source>All {units} filters of layer {layer} are the same, to {difference:.1e} of their size: together they find no more than one filter would.</source>
   <translation>第 {layer} 层的全部 {units} 个卷积核相同（相差不到其大小的 {difference:.1e}）：它们合起来找到的不比一个卷积核多。</translation>
  </message>
  <message>
   <source>All {units} units of layer {layer} have the same weights, to {difference:.1e} of their size: together they compute no more than one unit would.</source>
   <translation>第 {layer} 层的 {units} 个单元权重全部相同（相对差异仅 {difference:.1e}）：它们合起来算出的并不比一个单元多。</translation>
  </message>
  <message>
   <source>Also missing</source>
   <translation>其他缺失标记</translation>
  </message>
  <message>
   <source>Always answering "common" is right ratio times in ratio + 1, so accuracy says little here: watch recall and F1. Class weights, focal loss or another threshold bring the rare class back.</source>
   <translation>设比例为 r，总是回答“多数类”的正确率就有 r/(r + 1)，因此这里准确率说明不了什么：请看召回率和 F1 值。类别权重、焦点损失或改变阈值可以让少数类重新受到重视。</translation>
  </message>
  <message>
   <source>An ELU scaled so that signals settle at mean 0 and variance 1 by themselves.</source>
   <translation>经过缩放的 ELU，使信号自动稳定在均值 0、方差 1。</translation>
  </message>
  <message>
   <source>An accuracy is measured for classes, on examples held out for validation: without these it stops no run.</source>
   <translation>准确率只在分类任务中、用留出的验证样本计算；没有验证样本时，它不会使训练停止。</translation>
  </message>
  <message>
   <source>An empty picture to draw on</source>
   <translation>一张空白图，可在上面画</translation>
  </message>
  <message>
   <source>An error of the program itself: {reason}</source>
   <translation>程序自身的错误：{reason}</translation>
  </message>
  <message>
   <source>An example is taken for “{name}” where its score lies above the threshold</source>
   <translation>得分高于阈值的样本判为“{name}”</translation>
  </message>
  <message>
   <source>An order</source>
   <translation>排序</translation>
  </message>
  <message>
   <source>An update changes no layer by more than {ratio:.1e} of its weights' length, and after {step:,} steps the loss has only gone from {first:.3g} to {loss:.3g}.</source>
   <translation>一次更新对任何一层的改变都不超过其权重长度的 {ratio:.1e} 倍；{step:,} 步之后，损失仅从 {first:.3g} 变到 {loss:.3g}。</translation>
  </message>
  <message>
   <source>Angle</source>
   <translation>角度</translation>
  </message>
  <message>
   <source>Angle θ</source>
   <translation>角度 θ</translation>
  </message>
  <message>
   <source>Animated picture (*.gif)</source>
   <translation>GIF 动画 (*.gif)</translation>
  </message>
  <message>
   <source>Ankle boot</source>
   <translation>短靴</translation>
  </message>
  <message>
   <source>Another knot</source>
   <translation>增加一个节点</translation>
  </message>
  <message>
   <source>Another number, another draw of the first centres.</source>
   <translation>换一个数，初始中心就重新抽取。</translation>
  </message>
  <message>
   <source>Another number, other points.</source>
   <translation>换一个数，就是另一批点。</translation>
  </message>
  <message>
   <source>Another window has restored or discarded it already.</source>
   <translation>另一个窗口已将其恢复或丢弃。</translation>
  </message>
  <message>
   <source>Answer</source>
   <translation>回答</translation>
  </message>
  <message>
   <source>Answer every question first.</source>
   <translation>请先回答每一个问题。</translation>
  </message>
  <message>
   <source>Answers</source>
   <translation>答案</translation>
  </message>
  <message>
   <source>Answers given</source>
   <translation>已填的答案</translation>
  </message>
  <message>
   <source>Answers right, within 1 %</source>
   <translation>对的答案（1 % 以内）</translation>
  </message>
  <message>
   <source>Answers wrong</source>
   <translation>错的答案</translation>
  </message>
  <message>
   <source>Answers, one a line</source>
   <translation>答案，每行一个</translation>
  </message>
  <message>
   <source>Any points, by squared distance, or dragged ones.</source>
   <translation>任取几个点、按距离平方抽取，或者手工拖放。</translation>
  </message>
  <message>
   <source>Anything</source>
   <translation>任何设置</translation>
  </message>
  <message>
   <source>Approximation</source>
   <translation>近似方式</translation>
  </message>
  <message>
   <source>Area under the ROC curve</source>
   <translation>ROC 曲线下面积</translation>
  </message>
  <message>
   <source>Area under the ROC curve of this class against the rest</source>
   <translation>该类对其余各类的 ROC 曲线下面积</translation>
  </message>
  <message>
   <source>Arena: optimizers race downhill</source>
   <translation>竞技场：优化器下山赛跑</translation>
  </message>
  <message>
   <source>Arms</source>
   <translation>螺旋臂数</translation>
  </message>
  <message>
   <source>Arms that wind around each other, one class an arm.</source>
   <translation>互相缠绕的螺旋臂，每条臂为一类。</translation>
  </message>
  <message>
   <source>Arrays with other numbers of rows, or of a kind that no table holds, are left out: {names}</source>
   <translation>行数不同或表格无法容纳的数组未被使用：{names}</translation>
  </message>
  <message>
   <source>Arrow keys move the handle, with Shift further; Page Up and Page Down go to another one.</source>
   <translation>方向键移动手柄，加 Shift 移得更远；Page Up 和 Page Down 换到另一个手柄。</translation>
  </message>
  <message>
   <source>As a table, to the clipboard, for a spreadsheet</source>
   <translation>以表格形式复制到剪贴板，供电子表格使用</translation>
  </message>
  <message>
   <source>As if light fell on the landscape from the upper left.</source>
   <translation>好像光从左上方照在地形上。</translation>
  </message>
  <message>
   <source>As in the file</source>
   <translation>按文件中的顺序</translation>
  </message>
  <message>
   <source>As many of both</source>
   <translation>两类一样多</translation>
  </message>
  <message>
   <source>As measured, around their mean, or with deviation 1 as well.</source>
   <translation>原始测量值、减去均值，或再把标准差化为 1。</translation>
  </message>
  <message>
   <source>As the loss expects</source>
   <translation>按损失函数要求</translation>
  </message>
  <message>
   <source>As when a camera is held at a slant. The targets stay.</source>
   <translation>就像相机拿歪了一样。目标不变。</translation>
  </message>
  <message>
   <source>As when a sensor drifts, or pictures come out brighter than those that were trained on. The targets stay.</source>
   <translation>就像传感器漂移，或照片比训练时的更亮。目标不变。</translation>
  </message>
  <message>
   <source>As when a test for an illness is tried on the ill and then given to everybody. Of every class in training at least one example stays.</source>
   <translation>就像一种检测先在病人身上试用，然后用于所有人。训练集中的每个类别至少保留一个样本。</translation>
  </message>
  <message>
   <source>Ask</source>
   <translation>提问</translation>
  </message>
  <message>
   <source>Ask for the bytes of one activation of BERT: batch times tokens times 768, and then times four. Show the bars and name each. Switch to inference: what vanishes, and why? Switch the optimizer to SGD. Double the texts and see the scores of attention grow by four. Close with seven thousand million parameters: sixteen bytes each before the first example comes in.</source>
   <translation>问 BERT 的一份激活值有多少字节：批大小乘词元数乘 768，再乘以四。展示条形并逐一命名。切换到推理：什么消失了，为什么？把优化器换成 SGD。把文本长度加倍，看注意力得分变成四倍。最后看七十亿参数：第一个样本还没进来，每个参数就要十六字节。</translation>
  </message>
  <message>
   <source>Ask which of three coins is the hardest to guess, and show H(P) for each. Set P to one half and two quarters: one and a half bits, as questions with yes or no. Let Q be uniform and stack the bars: H(P) below, KL on top, the cross-entropy is both. Drag Q towards P and watch only KL shrink. Close with a one-hot P, smoothed: that is the lowest loss that a classifier with label smoothing can reach.</source>
   <translation>问三枚硬币中哪一枚最难猜，并逐一展示 H(P)。把 P 设为一个二分之一和两个四分之一：一个半比特，相当于要问的是非题个数。让 Q 均匀，把条形叠起来：下面是 H(P)，上面是 KL，合起来就是交叉熵。把 Q 拖向 P，只看到 KL 变小。最后把 P 设为独热并加以平滑：这就是带标签平滑的分类器能达到的最低损失。</translation>
  </message>
  <message>
   <source>Ask yourself</source>
   <translation>想一想</translation>
  </message>
  <message>
   <source>Asks one output to lie on its class's side of 0, by a margin.</source>
   <translation>要求单个输出落在 0 的正确一侧，并留出间隔。</translation>
  </message>
  <message>
   <source>At step {measured:,} the gradient is short, {norm:.2g}, and the smallest curvature is {lowest:.2g}: this is a saddle, not a minimum. At least {negative:,.0f} directions lead down from it.</source>
   <translation>第 {measured:,} 步时梯度很小（{norm:.2g}），而最小曲率为 {lowest:.2g}：这是鞍点，不是极小值。至少有 {negative:,.0f} 个方向可以下降。</translation>
  </message>
  <message>
   <source>At step {step:,} a number of layer {layer} became infinite or undefined, in {what}; no loss before it was finite.</source>
   <translation>在第 {step:,} 步，第 {layer} 层的{what}中出现了无穷大或无定义的数；此前没有任何损失是有限的。</translation>
  </message>
  <message>
   <source>At step {step:,} a number of layer {layer} became infinite or undefined, in {what}; the last finite loss was {loss:.3g}.</source>
   <translation>在第 {step:,} 步，第 {layer} 层的{what}中出现了无穷大或无定义的数；最后一个有限的损失为 {loss:.3g}。</translation>
  </message>
  <message>
   <source>At step {step:,}, {what} of layer {layer} stopped being finite numbers. Try a lower learning rate, gradient clipping or smaller initial weights, then Reset.</source>
   <translation>在第 {step:,} 步，第 {layer} 层的{what}不再是有限的数。请尝试降低学习率、使用梯度裁剪或减小初始权重，然后重置。</translation>
  </message>
  <message>
   <source>At the ends of a sigmoid or tanh the slope is almost 0, and the gradient of everything before such a unit is multiplied by it. Weights that begin too large, or grow by too large updates, push units there.</source>
   <translation>在 sigmoid 或 tanh 的两端，斜率几乎为 0，而这种单元之前的一切梯度都要乘以该斜率。初始权重过大，或因更新过大而增长，都会把单元推到那里。</translation>
  </message>
  <message>
   <source>Attention scores of a layer</source>
   <translation>一层的注意力得分</translation>
  </message>
  <message>
   <source>Augmentation</source>
   <translation>数据增强</translation>
  </message>
  <message>
   <source>Augmented</source>
   <translation>增强后</translation>
  </message>
  <message>
   <source>Automatic</source>
   <translation>自动</translation>
  </message>
  <message>
   <source>Average precision</source>
   <translation>平均精确率</translation>
  </message>
  <message>
   <source>Average precision of this class against the rest</source>
   <translation>该类对其余各类的平均精确率</translation>
  </message>
  <message>
   <source>B</source>
   <translation>B</translation>
  </message>
  <message>
   <source>BERT-base</source>
   <translation>BERT-base</translation>
  </message>
  <message>
   <source>Back</source>
   <translation>反向传播</translation>
  </message>
  <message>
   <source>Back to all</source>
   <translation>返回全部</translation>
  </message>
  <message>
   <source>Back to all labs</source>
   <translation>返回实验列表</translation>
  </message>
  <message>
   <source>Back to all labs; what you did is kept</source>
   <translation>返回实验列表；已完成的内容会保留</translation>
  </message>
  <message>
   <source>Back to all pages (Esc)</source>
   <translation>回到所有页面（Esc）</translation>
  </message>
  <message>
   <source>Back to the scene</source>
   <translation>回到本幕</translation>
  </message>
  <message>
   <source>Back to the start</source>
   <translation>回到开头</translation>
  </message>
  <message>
   <source>Back-propagation by hand</source>
   <translation>手推反向传播</translation>
  </message>
  <message>
   <source>Bag</source>
   <translation>包</translation>
  </message>
  <message>
   <source>Balance the class weights of the cross-entropy</source>
   <translation>让交叉熵使用均衡的类别权重</translation>
  </message>
  <message>
   <source>Balanced</source>
   <translation>均衡</translation>
  </message>
  <message>
   <source>Ball on cross-entropy: gradient</source>
   <translation>交叉熵上的小球：梯度</translation>
  </message>
  <message>
   <source>Ball on cross-entropy: loss</source>
   <translation>交叉熵上的小球：损失</translation>
  </message>
  <message>
   <source>Ball on squared error: gradient</source>
   <translation>平方误差上的小球：梯度</translation>
  </message>
  <message>
   <source>Ball on squared error: loss</source>
   <translation>平方误差上的小球：损失</translation>
  </message>
  <message>
   <source>Batch loss</source>
   <translation>小批量损失</translation>
  </message>
  <message>
   <source>Batch norm</source>
   <translation>批归一化</translation>
  </message>
  <message>
   <source>Batch normalization</source>
   <translation>批归一化</translation>
  </message>
  <message>
   <source>Batch normalization takes mean and variance from {batch} examples at a time; it wants {fewest}.</source>
   <translation>批归一化每次只用 {batch} 个样本估计均值和方差；至少应有 {fewest} 个。</translation>
  </message>
  <message>
   <source>Batch normalization with tiny batches</source>
   <translation>批归一化的批次过小</translation>
  </message>
  <message>
   <source>Batch size</source>
   <translation>批大小</translation>
  </message>
  <message>
   <source>Batch size B</source>
   <translation>批量大小 B</translation>
  </message>
  <message>
   <source>Batch too large</source>
   <translation>批次过大</translation>
  </message>
  <message>
   <source>Batch too small</source>
   <translation>批次过小</translation>
  </message>
  <message>
   <source>Batch, mini-batch, one by one</source>
   <translation>全批量、小批量、逐个样本</translation>
  </message>
  <message>
   <source>Batches drawn</source>
   <translation>已抽的批次数</translation>
  </message>
  <message>
   <source>Batches that point downhill</source>
   <translation>指向下坡的批次比例</translation>
  </message>
  <message>
   <source>Bayes: what a test says</source>
   <translation>贝叶斯：检测结果说明什么</translation>
  </message>
  <message>
   <source>Beat Adam: find a rate and a momentum that reach the target in fewer steps.</source>
   <translation>打败 Adam：找出一组学习率和动量，用更少的步数到达目标。</translation>
  </message>
  <message>
   <source>Before or after the activation.</source>
   <translation>在激活函数之前或之后。</translation>
  </message>
  <message>
   <source>Before the activation</source>
   <translation>激活之前</translation>
  </message>
  <message>
   <source>Before you look: at which rate does SGD stop getting anywhere in the ravine? Then try 0.1 and 0.11.</source>
   <translation>先猜再看：学习率到多大时，SGD 在峡谷里就再也走不下去了？然后试 0.1 和 0.11。</translation>
  </message>
  <message>
   <source>Before you look: four times the batch; how much closer is its gradient? Read deviation times √B.</source>
   <translation>先猜再看：批量变成四倍，它的梯度会近多少？读出偏差乘 √B。</translation>
  </message>
  <message>
   <source>Before you look: of 100 people whom this test calls ill, how many are? Then read the posterior.</source>
   <translation>先猜再看：被这项检测判为患病的 100 人中，真正患病的有几人？然后读出后验概率。</translation>
  </message>
  <message>
   <source>Before you look: the slope at (0, 0) is 0. Is it a minimum? Read the two eigenvalues.</source>
   <translation>先猜再看：(0, 0) 处梯度为 0。它是极小值吗？读出两个特征值。</translation>
  </message>
  <message>
   <source>Before you look: what is left after twenty sigmoid layers at their steepest? A tenth, a millionth?</source>
   <translation>先猜再看：经过二十层处于最陡处的 sigmoid 后还剩多少？十分之一，还是百万分之一？</translation>
  </message>
  <message>
   <source>Before you play: which network ends on flatter ground, the one of small batches or the other?</source>
   <translation>播放之前先猜：哪个网络停在更平坦的地方，小批量的还是另一个？</translation>
  </message>
  <message>
   <source>Before you play: which of the three gets to the bottom, and which ones stay there?</source>
   <translation>播放之前先猜：三条路径中哪条能到谷底，哪些会停在那里？</translation>
  </message>
  <message>
   <source>Before you step: will these first centres find the four blobs? Then try other starts.</source>
   <translation>走之前先猜：这些初始中心能找到四团点吗？再试试别的起点。</translation>
  </message>
  <message>
   <source>Begin</source>
   <translation>开始</translation>
  </message>
  <message>
   <source>Begin from other random weights</source>
   <translation>换一组随机初始权重</translation>
  </message>
  <message>
   <source>Begin with my page</source>
   <translation>以我的页面为起点</translation>
  </message>
  <message>
   <source>Begins with “{page}”.</source>
   <translation>从“{page}”开始。</translation>
  </message>
  <message>
   <source>Below it the rate is never cut.</source>
   <translation>学习率不会降到此值以下。</translation>
  </message>
  <message>
   <source>Below this error the loss is squared.</source>
   <translation>误差小于此值时损失为平方形式。</translation>
  </message>
  <message>
   <source>Best answer of loss</source>
   <translation>最优答案，损失</translation>
  </message>
  <message>
   <source>Best heights</source>
   <translation>最优高度</translation>
  </message>
  <message>
   <source>Best momentum β</source>
   <translation>最佳动量 β</translation>
  </message>
  <message>
   <source>Best rate of SGD</source>
   <translation>SGD 的最佳学习率</translation>
  </message>
  <message>
   <source>Best rate with momentum</source>
   <translation>带动量时的最佳学习率</translation>
  </message>
  <message>
   <source>Best with these knots</source>
   <translation>这些节点下的最优曲线</translation>
  </message>
  <message>
   <source>Between the limits the gradient passes whole; beyond them its slope is exactly 0, so a unit driven there for every example is dead, where tanh would still recover slowly.</source>
   <translation>在上下限之间梯度完整通过；超出后斜率恰为 0，因此对所有样本都落在那里的单元已死亡，而 tanh 仍能慢慢恢复。</translation>
  </message>
  <message>
   <source>Bias</source>
   <translation>偏置</translation>
  </message>
  <message>
   <source>Biases</source>
   <translation>偏置</translation>
  </message>
  <message>
   <source>Biases b²</source>
   <translation>偏置 b²</translation>
  </message>
  <message>
   <source>Biases b¹</source>
   <translation>偏置 b¹</translation>
  </message>
  <message>
   <source>Big5</source>
   <translation>Big5</translation>
  </message>
  <message>
   <source>Bill length and depth and flipper length in millimetres, body mass in grams. A kinder Iris: more examples, and two features nearly suffice. Two birds that were not measured are left out, and so are island, sex and year.</source>
   <translation>喙长、喙深和鳍肢长（毫米），体重（克）。比鸢尾花数据集更友好：样本更多，两个特征几乎就够。两只未测量的企鹅以及岛屿、性别和年份未包含在内。</translation>
  </message>
  <message>
   <source>Binary cross-entropy (sigmoid)</source>
   <translation>二元交叉熵（sigmoid）</translation>
  </message>
  <message>
   <source>Blobs</source>
   <translation>多团点云</translation>
  </message>
  <message>
   <source>Borders and pooling of convolutions are not in the theory of plain layers: measured only.</source>
   <translation>普通层的理论不包括卷积的边界和池化：这里只有测量值。</translation>
  </message>
  <message>
   <source>Both</source>
   <translation>两者</translation>
  </message>
  <message>
   <source>Bounded, so that it can be computed with few bits, and large signals do not explode. Units die at both ends: at 0 as with ReLU, and above 6 where the signal grows too large.</source>
   <translation>有界，因此可用很少的比特计算，大信号也不会爆炸。单元在两端都会死亡：在 0 处与 ReLU 相同，信号过大时则在 6 以上。</translation>
  </message>
  <message>
   <source>Breast cancer</source>
   <translation>乳腺癌</translation>
  </message>
  <message>
   <source>Bring back</source>
   <translation>恢复上一次运行</translation>
  </message>
  <message>
   <source>Bring back the experiment, its run and the pinned runs</source>
   <translation>恢复实验、它的运行以及固定的运行</translation>
  </message>
  <message>
   <source>Build the wave by hand with four steps. How small does the error get?</source>
   <translation>用四个阶跃亲手搭出这条波。误差能有多小？</translation>
  </message>
  <message>
   <source>By how much better is better.</source>
   <translation>改善多少才算改善。</translation>
  </message>
  <message>
   <source>By how much, to count as better.</source>
   <translation>改善多少才算改善。</translation>
  </message>
  <message>
   <source>By which the ravine is turned.</source>
   <translation>峡谷转过的角度。</translation>
  </message>
  <message>
   <source>Call the positives ill. Drag the threshold and let the class say which of the four numbers grow; each threshold is one point of both curves. Then multiply the healthy by a thousand: the ROC curve stands still, precision falls. Show the tests A and B, and let the class vote before the false alarms are read. The one with the larger AUC calls nine thousand more healthy people ill.</source>
   <translation>把正例叫作患者。拖动阈值，让全班说出四个数中哪些会增大；每个阈值是两条曲线上的一个点。然后把健康者增加到一千倍：ROC 曲线不动，精确率下降。展示检测 A 与 B，在读出误报人数之前先让全班投票。AUC 较大的那个会多把九千名健康者判为患病。</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Cancel the runs</source>
   <translation>取消这些运行</translation>
  </message>
  <message>
   <source>Cancel the sweep</source>
   <translation>取消扫描</translation>
  </message>
  <message>
   <source>Cancelled after {done} of {total} runs.</source>
   <translation>已取消，共 {total} 次运行，完成 {done} 次。</translation>
  </message>
  <message>
   <source>Cancelled after {done} of {total} runs. Start goes on with the others.</source>
   <translation>已取消，完成 {done}/{total} 次运行。按“开始”继续其余运行。</translation>
  </message>
  <message>
   <source>Cannot overwrite a value</source>
   <translation>同一个值不能写两次</translation>
  </message>
  <message>
   <source>Cell</source>
   <translation>池化单元</translation>
  </message>
  <message>
   <source>Centered</source>
   <translation>中心化</translation>
  </message>
  <message>
   <source>Centre of the weights.</source>
   <translation>权重的中心。</translation>
  </message>
  <message>
   <source>Centres K</source>
   <translation>中心数 K</translation>
  </message>
  <message>
   <source>Centres so far</source>
   <translation>已有的中心数</translation>
  </message>
  <message>
   <source>Certain and wrong</source>
   <translation>又自信又错</translation>
  </message>
  <message>
   <source>Change</source>
   <translation>改什么</translation>
  </message>
  <message>
   <source>Change after ReLU and pooling</source>
   <translation>ReLU 与池化之后的变化</translation>
  </message>
  <message>
   <source>Change by the shift</source>
   <translation>平移引起的变化</translation>
  </message>
  <message>
   <source>Change of a fully connected code</source>
   <translation>全连接编码的变化</translation>
  </message>
  <message>
   <source>Change of the loss since then</source>
   <translation>此后损失的变化</translation>
  </message>
  <message>
   <source>Change of the map</source>
   <translation>特征图的变化</translation>
  </message>
  <message>
   <source>Change of the map's largest value</source>
   <translation>特征图最大值的变化</translation>
  </message>
  <message>
   <source>Change of the picture by the shift</source>
   <translation>平移引起的图像变化</translation>
  </message>
  <message>
   <source>Change of the training loss in the last third</source>
   <translation>最后三分之一内训练损失的变化</translation>
  </message>
  <message>
   <source>Changed while it trained</source>
   <translation>训练中的修改</translation>
  </message>
  <message>
   <source>Changed, though this step keeps it as it is: {entries}</source>
   <translation>本步骤不该改动的设置被改动了：{entries}</translation>
  </message>
  <message>
   <source>Changes this and runs again, with the run so far pinned beside it:</source>
   <translation>应用以下更改并重新运行，同时固定当前的运行以供对比：</translation>
  </message>
  <message>
   <source>Channels</source>
   <translation>通道数</translation>
  </message>
  <message>
   <source>Channels × height × width of the picture and of every layer's maps.</source>
   <translation>图像以及每一层特征图的通道 × 高 × 宽。</translation>
  </message>
  <message>
   <source>Cheap to compute. Beyond ±3 its slope is exactly 0, so a unit driven there for every example is dead; between, each layer keeps only a sixth of the gradient.</source>
   <translation>计算量小。超出 ±3 后斜率恰为 0，因此对所有样本都落在那里的单元已死亡；在其间，每一层只保留梯度的六分之一。</translation>
  </message>
  <message>
   <source>Check</source>
   <translation>梯度检验</translation>
  </message>
  <message>
   <source>Check it</source>
   <translation>检查</translation>
  </message>
  <message>
   <source>Checkerboard</source>
   <translation>棋盘格</translation>
  </message>
  <message>
   <source>Checks in vain</source>
   <translation>未通过的检查次数</translation>
  </message>
  <message>
   <source>Chinese</source>
   <translation>中文</translation>
  </message>
  <message>
   <source>Choose a file with one example a row.</source>
   <translation>选择每行一个样本的文件。</translation>
  </message>
  <message>
   <source>Choose a file, or drop it here</source>
   <translation>选择文件，或拖放到此处</translation>
  </message>
  <message>
   <source>Choose a saved run</source>
   <translation>选择一个已保存的训练</translation>
  </message>
  <message>
   <source>Choose a setting that the runs are to differ in, and its values.</source>
   <translation>选择各次运行要取不同值的设置，并填写取值。</translation>
  </message>
  <message>
   <source>Choose a setting, then Start</source>
   <translation>选择一个设置，然后按“开始”</translation>
  </message>
  <message>
   <source>Choose a table</source>
   <translation>选择表格文件</translation>
  </message>
  <message>
   <source>Choose among pictures of all datasets</source>
   <translation>从所有数据集的缩略图中选择</translation>
  </message>
  <message>
   <source>Choose from the numbers of the page what is needed</source>
   <translation>从页面上的数里选出要达到的要求</translation>
  </message>
  <message>
   <source>Choose the folder that the class's hand-ins lie in, then press Grade. Every run is trained again, and nothing that a file claims is believed.</source>
   <translation>请选择存放全班提交文件的文件夹，再按“评分”。每次运行都会重新训练，文件里声称的数值一概不采信。</translation>
  </message>
  <message>
   <source>Choose…</source>
   <translation>选择…</translation>
  </message>
  <message>
   <source>Circle</source>
   <translation>圆环</translation>
  </message>
  <message>
   <source>Class</source>
   <translation>类别</translation>
  </message>
  <message>
   <source>Class after class</source>
   <translation>按类别依次</translation>
  </message>
  <message>
   <source>Class list</source>
   <translation>班级名单</translation>
  </message>
  <message>
   <source>Class weights</source>
   <translation>类别权重</translation>
  </message>
  <message>
   <source>Class {label} needs {parts} points or more while some are held out; draw more, or hold none out.</source>
   <translation>有留出数据时，第 {label} 类至少需要 {parts} 个点；请再画一些，或不留出数据。</translation>
  </message>
  <message>
   <source>Class {number}</source>
   <translation>第 {number} 类</translation>
  </message>
  <message>
   <source>Class {number}: {count} points</source>
   <translation>第 {number} 类：{count} 个点</translation>
  </message>
  <message>
   <source>Classes</source>
   <translation>类别数</translation>
  </message>
  <message>
   <source>Classes never predicted</source>
   <translation>从不预测的类别</translation>
  </message>
  <message>
   <source>Classification</source>
   <translation>分类</translation>
  </message>
  <message>
   <source>Clear</source>
   <translation>清空</translation>
  </message>
  <message>
   <source>Click a column to predict it. Judged by {rows}.</source>
   <translation>单击某一列以预测它。判断依据：{rows}。</translation>
  </message>
  <message>
   <source>Click a run first, in Curves, Map or Table.</source>
   <translation>先在曲线、热力图或表格中点击一次运行。</translation>
  </message>
  <message>
   <source>Click to add a point, drag to paint. Keys: arrows, Enter, Delete, 1 to 8.</source>
   <translation>单击添加点，拖动涂画。按键：方向键、Enter、Delete、1 到 8。</translation>
  </message>
  <message>
   <source>Click to predict {name}.</source>
   <translation>单击以预测 {name}。</translation>
  </message>
  <message>
   <source>Click to select layer {number} everywhere</source>
   <translation>单击可在所有面板中选中第 {number} 层</translation>
  </message>
  <message>
   <source>Clip norm</source>
   <translation>范数裁剪</translation>
  </message>
  <message>
   <source>Clip the gradient to a norm of {norm:g}</source>
   <translation>把梯度裁剪到范数 {norm:g}</translation>
  </message>
  <message>
   <source>Clip value</source>
   <translation>数值裁剪</translation>
  </message>
  <message>
   <source>Close the lab</source>
   <translation>关闭实验室</translation>
  </message>
  <message>
   <source>Close this (Esc)</source>
   <translation>关闭（Esc）</translation>
  </message>
  <message>
   <source>Close this message</source>
   <translation>关闭此消息</translation>
  </message>
  <message>
   <source>Close this panel</source>
   <translation>关闭此面板</translation>
  </message>
  <message>
   <source>Close this panel; the View menu opens it again</source>
   <translation>关闭此面板；可从“视图”菜单重新打开</translation>
  </message>
  <message>
   <source>Close this window (Esc)</source>
   <translation>关闭此窗口（Esc）</translation>
  </message>
  <message>
   <source>Coat</source>
   <translation>外套</translation>
  </message>
  <message>
   <source>Coefficient of determination on the test set as the run ended</source>
   <translation>训练结束时测试集上的决定系数</translation>
  </message>
  <message>
   <source>Coefficient of determination on the validation set as the run ended</source>
   <translation>运行结束时验证集上的决定系数</translation>
  </message>
  <message>
   <source>Column {column!r} counts the rows, and is predicted because it is the last. Left out, {other!r} is predicted</source>
   <translation>列 {column!r} 是行号，因为在最后一列而被预测；排除它后将预测 {other!r}</translation>
  </message>
  <message>
   <source>Column {column!r} counts the rows; what is predicted from it holds for this file alone</source>
   <translation>列 {column!r} 只是行号；由它得出的预测只对这个文件有效</translation>
  </message>
  <message>
   <source>Column {column!r} has a decimal mark, as in {value}, that is not that of column {other!r}; if it holds times, dates or thousands, write them otherwise, or leave it out</source>
   <translation>列 {column!r} 的小数点（如 {value}）与列 {other!r} 的不同；若其中是时间、日期或带千位分隔符的数，请改用别的写法，或排除该列</translation>
  </message>
  <message>
   <source>Column {column!r} holds another number of {count} digits in nearly every row, such as {value}; leave it out if they are codes, as of telephones or books</source>
   <translation>列 {column!r} 几乎每行都是不同的 {count} 位数，例如 {value}；若它们是电话号码、书号之类的编码，请排除该列</translation>
  </message>
  <message>
   <source>Column {column!r} holds another text in nearly every row, such as {value!r}; each is an input of its own, which tells nothing of other rows</source>
   <translation>列 {column!r} 几乎每行的文本都不同（如 {value!r}）；每个文本各成一个输入，对其他行毫无意义</translation>
  </message>
  <message>
   <source>Column {column!r} holds dates or times, such as {value!r}; each of its {count:,} different ones is an input of its own. Write them as numbers, such as days since the first, or leave the column out</source>
   <translation>列 {column!r} 是日期或时间（如 {value!r}）；{count:,} 个不同的值各成一个输入。请写成数字（如距第一天的天数），或不使用该列</translation>
  </message>
  <message>
   <source>Column {column!r} holds dates written as numbers, such as {value}, which leap from one month or year to the next. Write them as days since the first, or leave the column out</source>
   <translation>列 {column!r} 是写成数字的日期，例如 {value}，在月与月或年与年之间会跳变。请改写为距首日的天数，或排除该列</translation>
  </message>
  <message>
   <source>Column {column!r} holds digits with zeros in front, such as {value}, and is taken as numbers; leave it out if they are codes</source>
   <translation>列 {column!r} 的数字带有前导零，例如 {value}，现按数值处理；若它们是编码，请排除该列</translation>
  </message>
  <message>
   <source>Column {column!r} holds {value} in every row; nothing can be learned from it</source>
   <translation>列 {column!r} 每行都是 {value}；从中学不到任何东西</translation>
  </message>
  <message>
   <source>Column {column!r}: {value!r} and {other!r} are taken as two categories; write them alike if they mean the same</source>
   <translation>列 {column!r}：{value!r} 与 {other!r} 被当作两个类别；如果意思相同，请统一写法</translation>
  </message>
  <message>
   <source>Column {column!r}: {value!r}, in {count:,} rows, is taken as a category of its own; it may mark a missing value</source>
   <translation>列 {column!r}：{value!r}（{count:,} 行）被当作一个类别；它可能表示缺失值</translation>
  </message>
  <message>
   <source>Column {column!r}: {value}, in {count:,} rows, lies far from all other values, from {low:.6g} to {high:.6g}; it may mark a missing value</source>
   <translation>列 {column!r}：{value}（{count:,} 行）远离其他所有值（{low:.6g} 到 {high:.6g}）；它可能表示缺失值</translation>
  </message>
  <message>
   <source>Columns of numbers become one input each, columns of texts one input of 0 or 1 for every category. Delimiter, decimal comma, thousands, currencies and per cent are recognized: 1.033,50 € is 1033.5 in a file with decimal commas, and 5% is 5. A number that may be read in two ways, or a value that cannot be used, is reported with its row, column and what stands there; rows are counted from 1 and include the header, as in a spreadsheet. Rows without any value are skipped. Arrays (.npz, .mat) with as many rows as most have stand side by side, one called y, target or label last.</source>
   <translation>每个数值列成为一个输入，文本列的每个类别成为一个取 0 或 1 的输入。分隔符、小数逗号、千位分隔、货币和百分号会自动识别：在使用小数逗号的文件里，1.033,50 € 是 1033.5；5% 是 5。可以有两种读法的数，以及不能使用的值，会连同行、列和原文一起指出；行从 1 数起，包括表头，与电子表格一致。没有任何值的行会被跳过。数组（.npz、.mat）中行数最普遍的各个并排成表，名为 y、target 或 label 的放在最后。</translation>
  </message>
  <message>
   <source>Columns that are not used, by name or number, parted by commas: row numbers, names.</source>
   <translation>不使用的列，写列名或列号，以逗号分隔：例如行号、姓名。</translation>
  </message>
  <message>
   <source>Columns that the file marks as meta or ignored are left out: {names}</source>
   <translation>文件标为 meta 或 ignore 的列未采用：{names}</translation>
  </message>
  <message>
   <source>Common points for every rare one.</source>
   <translation>每个少数类点对应的多数类点数。</translation>
  </message>
  <message>
   <source>Compare the runs at the step this one has reached</source>
   <translation>在当前运行已到达的步比较各次运行</translation>
  </message>
  <message>
   <source>Compare what each run reached in the end</source>
   <translation>比较各次运行最终达到的结果</translation>
  </message>
  <message>
   <source>Comparing with another run…</source>
   <translation>正在与另一次训练对比…</translation>
  </message>
  <message>
   <source>Comparison</source>
   <translation>对比</translation>
  </message>
  <message>
   <source>Compiling the training step</source>
   <translation>正在编译训练步骤</translation>
  </message>
  <message>
   <source>Computed from e^−|z|, which neither overflows nor loses digits. A weight w above 1 makes a missed yes cost more than a false alarm: useful where a yes is rare. For two classes.</source>
   <translation>由 e^−|z| 计算，既不溢出也不损失精度。权重 w 大于 1 时，漏报“是”的代价高于误报：适用于“是”很少的情形。用于二分类。</translation>
  </message>
  <message>
   <source>Condition κ = λₙ/λ₁</source>
   <translation>条件数 κ = λₙ/λ₁</translation>
  </message>
  <message>
   <source>Confusion matrix</source>
   <translation>混淆矩阵</translation>
  </message>
  <message>
   <source>Confusion, ROC, precision–recall</source>
   <translation>混淆矩阵、ROC 与精确率–召回率</translation>
  </message>
  <message>
   <source>Constant</source>
   <translation>恒定</translation>
  </message>
  <message>
   <source>Contents</source>
   <translation>目录</translation>
  </message>
  <message>
   <source>Contradicted</source>
   <translation>与所交不符</translation>
  </message>
  <message>
   <source>Conv {number}</source>
   <translation>卷积 {number}</translation>
  </message>
  <message>
   <source>Convolution</source>
   <translation>卷积</translation>
  </message>
  <message>
   <source>Convolution on MNIST</source>
   <translation>MNIST 上的卷积网络</translation>
  </message>
  <message>
   <source>Convolutions</source>
   <translation>卷积层</translation>
  </message>
  <message>
   <source>Cool-down</source>
   <translation>冷却期</translation>
  </message>
  <message>
   <source>Copy as picture</source>
   <translation>复制为图片</translation>
  </message>
  <message>
   <source>Copy details</source>
   <translation>复制详细信息</translation>
  </message>
  <message>
   <source>Copy numbers</source>
   <translation>复制数据</translation>
  </message>
  <message>
   <source>Copy of the weights</source>
   <translation>权重的副本</translation>
  </message>
  <message>
   <source>Copy the message and what led to it, to send it to somebody</source>
   <translation>复制这条消息及其起因，以便发给他人</translation>
  </message>
  <message>
   <source>Corrects a single layer of threshold units by every example that it gets wrong, and by no other.</source>
   <translation>只用分错的样本修正单层阈值单元。</translation>
  </message>
  <message>
   <source>Cosine</source>
   <translation>余弦</translation>
  </message>
  <message>
   <source>Cosine of the last batch</source>
   <translation>最近一批的余弦</translation>
  </message>
  <message>
   <source>Cosine with restarts</source>
   <translation>余弦重启</translation>
  </message>
  <message>
   <source>Count the parameters of a picture of 28 and of 32 pixels, in all three ways.</source>
   <translation>对边长 28 与 32 像素的图像，用三种方式各数一遍参数。</translation>
  </message>
  <message>
   <source>Cross-entropy</source>
   <translation>交叉熵</translation>
  </message>
  <message>
   <source>Cross-entropy (softmax)</source>
   <translation>交叉熵（softmax）</translation>
  </message>
  <message>
   <source>Cross-entropy that takes examples the less seriously the better they are already classified.</source>
   <translation>样本分类得越好权重就越小的交叉熵。</translation>
  </message>
  <message>
   <source>Cross-validation: each combination once for every part of the data that it holds out.</source>
   <translation>交叉验证：每个组合对每份留出的数据各训练一次。</translation>
  </message>
  <message>
   <source>Cross-validation: each run holds out another part of the data and trains on the rest.</source>
   <translation>交叉验证：每次运行留出不同的一部分数据，用其余数据训练。</translation>
  </message>
  <message>
   <source>Curriculum</source>
   <translation>课程学习</translation>
  </message>
  <message>
   <source>Curvature</source>
   <translation>曲率</translation>
  </message>
  <message>
   <source>Curve</source>
   <translation>曲线</translation>
  </message>
  <message>
   <source>Curves</source>
   <translation>曲线</translation>
  </message>
  <message>
   <source>Curves above, colours below</source>
   <translation>上面是曲线，下面是颜色</translation>
  </message>
  <message>
   <source>Curves and surfaces</source>
   <translation>曲线与曲面</translation>
  </message>
  <message>
   <source>Curves of the sweep</source>
   <translation>扫描的曲线</translation>
  </message>
  <message>
   <source>Cuts every entry of the gradient to ± this value, before the norm is clipped. 0: off.</source>
   <translation>在按范数裁剪之前，把梯度的每个分量截断到 ± 此值。0：关闭。</translation>
  </message>
  <message>
   <source>Cuts the rate whenever the loss has stopped falling.</source>
   <translation>每当损失停止下降时就降低学习率。</translation>
  </message>
  <message>
   <source>Cycles</source>
   <translation>周期数</translation>
  </message>
  <message>
   <source>Cyclic</source>
   <translation>循环</translation>
  </message>
  <message>
   <source>Dampening τ</source>
   <translation>阻尼 τ</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>深色</translation>
  </message>
  <message>
   <source>Data</source>
   <translation>数据</translation>
  </message>
  <message>
   <source>Data and prediction</source>
   <translation>数据与预测</translation>
  </message>
  <message>
   <source>Data of a batch</source>
   <translation>一批数据</translation>
  </message>
  <message>
   <source>Data of a batch, in MiB</source>
   <translation>一批数据（MiB）</translation>
  </message>
  <message>
   <source>Data: {name}; training, validation and test examples: {counts}.</source>
   <translation>数据：{name}；训练集、验证集、测试集样本数：{counts}。</translation>
  </message>
  <message>
   <source>Dataset</source>
   <translation>数据集</translation>
  </message>
  <message>
   <source>Datasets</source>
   <translation>数据集</translation>
  </message>
  <message>
   <source>Dead</source>
   <translation>死亡</translation>
  </message>
  <message>
   <source>Dead ReLU</source>
   <translation>ReLU 死亡</translation>
  </message>
  <message>
   <source>Dead since step</source>
   <translation>死亡起始步</translation>
  </message>
  <message>
   <source>Dead units</source>
   <translation>死亡单元</translation>
  </message>
  <message>
   <source>Dead: more than 40 % of the units pass no gradient for any example</source>
   <translation>死亡：超过 40 % 的单元对任何样本都不传递梯度</translation>
  </message>
  <message>
   <source>Decide at the next start</source>
   <translation>下次启动时再决定</translation>
  </message>
  <message>
   <source>Decides every random draw: data, first weights, order of examples. Equal seeds give equal runs.</source>
   <translation>决定所有随机抽取：数据、初始权重和样本顺序。种子相同，运行结果就相同。</translation>
  </message>
  <message>
   <source>Deep networks of it neither fade nor explode, without any normalization: if the inputs are standardized and the weights start as LeCun normal says. With other initial weights the promise does not hold.</source>
   <translation>用它构成的深层网络无需任何归一化，信号既不消失也不爆炸：前提是输入已标准化、权重按 LeCun 正态初始化。换用其他初始权重则不再保证。</translation>
  </message>
  <message>
   <source>Default</source>
   <translation>默认</translation>
  </message>
  <message>
   <source>Default: {default}</source>
   <translation>默认值：{default}</translation>
  </message>
  <message>
   <source>Degree</source>
   <translation>次数</translation>
  </message>
  <message>
   <source>Degree 1 is a line and needs no hidden layer, every further bend needs another unit or two. Few points and much noise show overfitting: a wide network bends after every point.</source>
   <translation>次数为 1 时是直线，无需隐藏层；每多一个弯折就要多一两个单元。点少、噪声大时可观察过拟合：宽网络会为迁就每个点而弯折。</translation>
  </message>
  <message>
   <source>Degree n of the polynomial; it bends n − 1 times.</source>
   <translation>多项式的次数 n；曲线弯折 n − 1 次。</translation>
  </message>
  <message>
   <source>Deltas δ = ∂L/∂z</source>
   <translation>误差项 δ = ∂L/∂z</translation>
  </message>
  <message>
   <source>Density</source>
   <translation>密度</translation>
  </message>
  <message>
   <source>Depth</source>
   <translation>深度</translation>
  </message>
  <message>
   <source>Descend from (0, 0), then with a nudge of 0.1: how many steps does it take to the target?</source>
   <translation>从 (0, 0) 下降，再轻推 0.1 后下降：到达目标要多少步？</translation>
  </message>
  <message>
   <source>Detach this panel, or put it back</source>
   <translation>分离此面板，或放回原处</translation>
  </message>
  <message>
   <source>Deviation expected</source>
   <translation>预期的偏差</translation>
  </message>
  <message>
   <source>Deviation of the batch's loss at the end, full batch</source>
   <translation>末段批次损失的标准差，全批量</translation>
  </message>
  <message>
   <source>Deviation of the batch's loss at the end, mini-batch</source>
   <translation>末段批次损失的标准差，小批量</translation>
  </message>
  <message>
   <source>Deviation of the batch's loss at the end, one by one</source>
   <translation>末段批次损失的标准差，逐个样本</translation>
  </message>
  <message>
   <source>Deviation of the batches</source>
   <translation>各批次的偏差</translation>
  </message>
  <message>
   <source>Deviation of what is added to every gradient.</source>
   <translation>加到每个梯度上的噪声的标准差。</translation>
  </message>
  <message>
   <source>Deviation over the length of G</source>
   <translation>偏差与 G 的长度之比</translation>
  </message>
  <message>
   <source>Deviation times √B</source>
   <translation>偏差乘 √B</translation>
  </message>
  <message>
   <source>Deviation times √B for a batch of</source>
   <translation>偏差乘 √B，批量</translation>
  </message>
  <message>
   <source>Deviation σ</source>
   <translation>标准差 σ</translation>
  </message>
  <message>
   <source>Device or resource busy</source>
   <translation>设备或文件正被占用</translation>
  </message>
  <message>
   <source>Diabetes</source>
   <translation>糖尿病</translation>
  </message>
  <message>
   <source>Diagnosis: {finding}</source>
   <translation>训练诊断：{finding}</translation>
  </message>
  <message>
   <source>Digits 8×8</source>
   <translation>数字 8×8</translation>
  </message>
  <message>
   <source>Digits mirrored</source>
   <translation>镜像的数字</translation>
  </message>
  <message>
   <source>Digits, all at once</source>
   <translation>数字，全批量</translation>
  </message>
  <message>
   <source>Direction of the smallest eigenvalue, weight</source>
   <translation>最小特征值的方向，权重</translation>
  </message>
  <message>
   <source>Directions that curve down</source>
   <translation>向下弯曲的方向数</translation>
  </message>
  <message>
   <source>Directions that lead down, at least</source>
   <translation>可以下降的方向数，至少</translation>
  </message>
  <message>
   <source>Discard</source>
   <translation>丢弃</translation>
  </message>
  <message>
   <source>Distance</source>
   <translation>距离</translation>
  </message>
  <message>
   <source>Distance from the top to the steepest place.</source>
   <translation>从峰顶到最陡处的距离。</translation>
  </message>
  <message>
   <source>Distance of the last batch from G</source>
   <translation>最近一批到 G 的距离</translation>
  </message>
  <message>
   <source>Distance of the mean of all batches so far from G</source>
   <translation>至今所有批次的平均到 G 的距离</translation>
  </message>
  <message>
   <source>Distance of the parameters from those sought</source>
   <translation>参数与目标值的距离</translation>
  </message>
  <message>
   <source>Diverged</source>
   <translation>已发散</translation>
  </message>
  <message>
   <source>Divide by the gradient's deviation from its mean, not by its size.</source>
   <translation>除以梯度偏离其均值的程度，而不是梯度的大小。</translation>
  </message>
  <message>
   <source>Divide by the largest v so far.</source>
   <translation>除以迄今最大的 v。</translation>
  </message>
  <message>
   <source>Divides every gradient by the root of its own recent mean square.</source>
   <translation>每个梯度都除以其自身近期的均方根。</translation>
  </message>
  <message>
   <source>Divisor D</source>
   <translation>除数 D</translation>
  </message>
  <message>
   <source>Divisor F</source>
   <translation>除数 F</translation>
  </message>
  <message>
   <source>Do</source>
   <translation>动手</translation>
  </message>
  <message>
   <source>Do not offer this again</source>
   <translation>不再询问</translation>
  </message>
  <message>
   <source>Do nothing for now</source>
   <translation>暂时不做</translation>
  </message>
  <message>
   <source>Do the runs that are left; those that are done are not done again.</source>
   <translation>完成余下的运行；已完成的不会重做。</translation>
  </message>
  <message>
   <source>Document (*.pdf)</source>
   <translation>文档 (*.pdf)</translation>
  </message>
  <message>
   <source>Does not depend on the batch, so it works for any batch size and is the same at inference. In a layer of few units it throws much of the signal away.</source>
   <translation>不依赖批次，因此适用于任何批大小，推理时也相同。在单元很少的层中会丢掉大量信号。</translation>
  </message>
  <message>
   <source>Dots for people, or the tree of probabilities.</source>
   <translation>用点表示人，或画出概率树。</translation>
  </message>
  <message>
   <source>Double-click to enlarge this panel, or to put it back (F)</source>
   <translation>双击可放大此面板，再次双击还原（F）</translation>
  </message>
  <message>
   <source>Drag it.</source>
   <translation>可以拖动。</translation>
  </message>
  <message>
   <source>Drag one logit up and let the class see all other bars fall. Ask what a second class needs, and show that a sigmoid is a softmax with a zero. Then the surfaces: both balls start where the network is sure and wrong. Ask which one moves, and play. Read both gradients at the start: that is why classifiers are trained by cross-entropy.</source>
   <translation>把一个 logit 向上拖，让全班看到其余条形都下降。问只有两类时需要什么，并说明 sigmoid 就是另一个 logit 为零的 softmax。再看两个曲面：两个小球都从网络自信却错误的地方出发。问哪一个会动，然后播放。读出起点处的两个梯度：这就是分类器用交叉熵训练的原因。</translation>
  </message>
  <message>
   <source>Drag the outlier far away. Which answers go with it, and which one stays?</source>
   <translation>把离群点拖得很远。哪些答案跟着走，哪个留在原处？</translation>
  </message>
  <message>
   <source>Drag the place to (1, 1) and give the third direction a curvature of −1: what is it now?</source>
   <translation>把点拖到 (1, 1)，让第三个方向的曲率为 −1：现在它是什么？</translation>
  </message>
  <message>
   <source>Drag the threshold to the least error on the training set. Is it the least on everything?</source>
   <translation>把阈值拖到训练集上误差最小处。它在全部数据上也最小吗？</translation>
  </message>
  <message>
   <source>Drag the threshold until as many are missed as are called positive by mistake.</source>
   <translation>拖动阈值，直到漏报的人数与误报的人数相等。</translation>
  </message>
  <message>
   <source>Drag to any step of the run; arrow keys move one step</source>
   <translation>拖动到运行的任意一步；方向键每次移动一步</translation>
  </message>
  <message>
   <source>Drag z from the middle outward, and let the class read the slope aloud; then the product over the depth for the best case, z = 0. Add a ReLU and compare. On the right, raise the error slowly: the force of squared error grows without end. Drag the outlier, and let the class bet which answers move. Close with the question: which loss for a table with typing errors?</source>
   <translation>把 z 从中间向外拖，让全班大声读出斜率；再读最好情形 z = 0 时沿深度的连乘。加上 ReLU 作比较。在右边慢慢增大误差：平方误差的拉力无止境地增长。拖动离群点，让全班打赌哪些答案会动。最后问：有录入错误的表格该用哪种损失？</translation>
  </message>
  <message>
   <source>Drag z until the sigmoid is saturated. How far is that, and how far for tanh?</source>
   <translation>拖动 z 直到 sigmoid 饱和。要多远？tanh 呢？</translation>
  </message>
  <message>
   <source>Dragged centres</source>
   <translation>手工放置的中心</translation>
  </message>
  <message>
   <source>Draw</source>
   <translation>抽取</translation>
  </message>
  <message>
   <source>Draw of the centres</source>
   <translation>中心的抽取</translation>
  </message>
  <message>
   <source>Draw of the points</source>
   <translation>点的抽样</translation>
  </message>
  <message>
   <source>Draw on it with the mouse; the right button rubs out. Arrow keys with Shift draw, Delete rubs out.</source>
   <translation>用鼠标在上面画；右键擦除。按住 Shift 用方向键画，Delete 擦除。</translation>
  </message>
  <message>
   <source>Draw points of two classes or more.</source>
   <translation>请画出两类或更多类的点。</translation>
  </message>
  <message>
   <source>Draw the validation data as the training data are drawn</source>
   <translation>让验证数据与训练数据来自同一分布</translation>
  </message>
  <message>
   <source>Drawing (SVG)…</source>
   <translation>矢量图（SVG）…</translation>
  </message>
  <message>
   <source>Drawings (*.svg)</source>
   <translation>矢量图 (*.svg)</translation>
  </message>
  <message>
   <source>Drawn points</source>
   <translation>画的点</translation>
  </message>
  <message>
   <source>Dress</source>
   <translation>连衣裙</translation>
  </message>
  <message>
   <source>Drop rows</source>
   <translation>删除行</translation>
  </message>
  <message>
   <source>Drop the seeds that fail</source>
   <translation>去掉未通过的种子</translation>
  </message>
  <message>
   <source>Drop these rows</source>
   <translation>删去这些行</translation>
  </message>
  <message>
   <source>Dropout</source>
   <translation>丢弃法（Dropout）</translation>
  </message>
  <message>
   <source>Dropout layer by layer</source>
   <translation>逐层设置 Dropout</translation>
  </message>
  <message>
   <source>Dropout of layer {number}</source>
   <translation>第 {number} 层的丢弃率</translation>
  </message>
  <message>
   <source>Dropout, layer by layer</source>
   <translation>逐层丢弃率</translation>
  </message>
  <message>
   <source>E&amp;xplore</source>
   <translation>探索(&amp;X)</translation>
  </message>
  <message>
   <source>ELU</source>
   <translation>ELU</translation>
  </message>
  <message>
   <source>EUC-JP</source>
   <translation>EUC-JP</translation>
  </message>
  <message>
   <source>EUC-KR</source>
   <translation>EUC-KR</translation>
  </message>
  <message>
   <source>Each combination with the experiment's seed and those that follow it.</source>
   <translation>每个组合都用实验的随机种子及其后的种子各训练一次。</translation>
  </message>
  <message>
   <source>Each example</source>
   <translation>单个样本</translation>
  </message>
  <message>
   <source>Each is x, y and its class, counted from 0: click to add one, drag to paint, right-click to erase.</source>
   <translation>每个点由 x、y 和类别（从 0 开始）组成：单击添加，拖动涂画，右键擦除。</translation>
  </message>
  <message>
   <source>Each layer multiplies the gradient by at most a quarter, so in a deep network the first layers hardly learn. Its outputs are all positive, which slows the layer after it.</source>
   <translation>每一层最多把梯度乘以四分之一，所以深层网络的前几层几乎学不到东西。它的输出都是正数，会拖慢后一层的学习。</translation>
  </message>
  <message>
   <source>Each step shrinks every weight, but no bias, by the share ηλ.</source>
   <translation>每一步把每个权重（偏置除外）缩小 ηλ 的比例。</translation>
  </message>
  <message>
   <source>Early stopping</source>
   <translation>早停</translation>
  </message>
  <message>
   <source>Early stopping went back to the weights of step {step}: the number is theirs.</source>
   <translation>早停回到了第 {step} 步的权重：这个数是它们的。</translation>
  </message>
  <message>
   <source>Edge of stability</source>
   <translation>稳定边缘</translation>
  </message>
  <message>
   <source>Edge of stability, 2/η</source>
   <translation>稳定边缘 2/η</translation>
  </message>
  <message>
   <source>Edges of a picture</source>
   <translation>图片的边缘数</translation>
  </message>
  <message>
   <source>Edit from here</source>
   <translation>从此处编辑</translation>
  </message>
  <message>
   <source>Edit from {run}</source>
   <translation>从“{run}”开始编辑</translation>
  </message>
  <message>
   <source>Eigenvalue</source>
   <translation>特征值</translation>
  </message>
  <message>
   <source>Eight ReLUs</source>
   <translation>八个 ReLU</translation>
  </message>
  <message>
   <source>Eight at a time</source>
   <translation>每步八个</translation>
  </message>
  <message>
   <source>Eight layers, a bold rate</source>
   <translation>八层，学习率偏大</translation>
  </message>
  <message>
   <source>Either no setting of the weights fits the data (model bias), or one does and is not found (failed optimization). A deeper network can do all that a shallower one can; if it ends up higher, it was not optimized.</source>
   <translation>要么没有任何一组权重能拟合数据（模型偏差），要么有这样的权重但没有找到（优化失败）。较浅网络能做到的，较深的网络都能做到；若后者的损失反而更高，就是优化没有做好。</translation>
  </message>
  <message>
   <source>Empty fields, ?, NA, N/A, NaN, null and errors of Excel. Fill puts in the column's mean or most frequent category; rows without a target are dropped even then.</source>
   <translation>空字段、?、NA、N/A、NaN、null 以及 Excel 的错误值。填补时使用该列的均值或最常见的类别；没有目标值的行仍会被删去。</translation>
  </message>
  <message>
   <source>Encoding</source>
   <translation>编码</translation>
  </message>
  <message>
   <source>End</source>
   <translation>结束方式</translation>
  </message>
  <message>
   <source>End the lecture</source>
   <translation>结束讲课</translation>
  </message>
  <message>
   <source>End the lecture, and open this lab</source>
   <translation>结束讲课，打开这个实验</translation>
  </message>
  <message>
   <source>English</source>
   <translation>英文</translation>
  </message>
  <message>
   <source>Enlarge</source>
   <translation>放大面板</translation>
  </message>
  <message>
   <source>Enlarge one of the panels, or put it back; View ▸ Enlarge says which</source>
   <translation>放大某个面板，或将其还原；对应关系见“视图 ▸ 放大面板”</translation>
  </message>
  <message>
   <source>Enlarge or put back</source>
   <translation>放大或还原</translation>
  </message>
  <message>
   <source>Entropy, cross-entropy, KL</source>
   <translation>熵、交叉熵与 KL 散度</translation>
  </message>
  <message>
   <source>Epoch</source>
   <translation>一轮</translation>
  </message>
  <message>
   <source>Epochs</source>
   <translation>轮数</translation>
  </message>
  <message>
   <source>Epochs taken</source>
   <translation>已训练的轮数</translation>
  </message>
  <message>
   <source>Epochs, full batch</source>
   <translation>轮数，全批量</translation>
  </message>
  <message>
   <source>Epochs, mini-batch</source>
   <translation>轮数，小批量</translation>
  </message>
  <message>
   <source>Epochs, one by one</source>
   <translation>轮数，逐个样本</translation>
  </message>
  <message>
   <source>Erase</source>
   <translation>擦除</translation>
  </message>
  <message>
   <source>Error</source>
   <translation>误差</translation>
  </message>
  <message>
   <source>Error e</source>
   <translation>误差 e</translation>
  </message>
  <message>
   <source>Error of h on everything</source>
   <translation>h 在全部数据上的误差</translation>
  </message>
  <message>
   <source>Error of h on this training set</source>
   <translation>h 在该训练集上的误差</translation>
  </message>
  <message>
   <source>Error δ of layer 1, unit</source>
   <translation>第 1 层的误差 δ，单元</translation>
  </message>
  <message>
   <source>Error δ of layer 2, unit</source>
   <translation>第 2 层的误差 δ，单元</translation>
  </message>
  <message>
   <source>Errors left of those of a constant answer</source>
   <translation>剩余误差（相对于常数预测）</translation>
  </message>
  <message>
   <source>Errors that those on similar examples foretell</source>
   <translation>可由相似样本的误差预知的误差</translation>
  </message>
  <message>
   <source>Evaluation and classics</source>
   <translation>评估与经典方法</translation>
  </message>
  <message>
   <source>Evaluations after a cut that are ignored.</source>
   <translation>降低之后忽略的评估次数。</translation>
  </message>
  <message>
   <source>Evaluations in vain that are let pass.</source>
   <translation>容忍的无改善评估次数。</translation>
  </message>
  <message>
   <source>Even knots</source>
   <translation>均匀节点</translation>
  </message>
  <message>
   <source>Every example is drawn from all: a batch may hold one twice.</source>
   <translation>每个样本都从全体中抽取：同一批里可能有重复。</translation>
  </message>
  <message>
   <source>Every filter as a picture: a row a filter, and in it a square for every channel that it reads.</source>
   <translation>把每个卷积核画成图：一行一个卷积核，行中每个方块对应它读取的一个通道。</translation>
  </message>
  <message>
   <source>Every key that does something</source>
   <translation>所有可用的按键</translation>
  </message>
  <message>
   <source>Every layer changes by the share η a step, which keeps very large batches stable. What starts close to 0, such as biases or a small initialization, stays there for long.</source>
   <translation>每一层每步改变的比例为 η，因此批次极大时也能保持稳定。从 0 附近开始的量，例如偏置或很小的初始权重，会长期停留在那里。</translation>
  </message>
  <message>
   <source>Every layer multiplies the signal and the gradient by its weights, and a product of many factors above 1 grows without bound with the depth. A step along such a gradient throws the weights far away from where it was measured.</source>
   <translation>每一层都把信号和梯度乘以其权重，许多大于 1 的因子相乘，乘积随深度无限增大。沿这样的梯度走一步，权重就会被抛离测量梯度之处很远。</translation>
  </message>
  <message>
   <source>Every output between 0 and 1, by itself.</source>
   <translation>每个输出各自在 0 与 1 之间。</translation>
  </message>
  <message>
   <source>Every output between −1 and 1, by itself.</source>
   <translation>每个输出各自在 −1 与 1 之间。</translation>
  </message>
  <message>
   <source>Every run came out as handed in, bit for bit</source>
   <translation>每次运行都逐位重现了所提交的结果</translation>
  </message>
  <message>
   <source>Every score above the threshold is called positive. How many of those are, and how many are missed?</source>
   <translation>得分高于阈值的都判为正。其中真正为正的有多少？又漏掉了多少？</translation>
  </message>
  <message>
   <source>Every unit adds a learned number of its own to its sum. Without them, boundaries go through the origin.</source>
   <translation>每个单元在加权和上再加一个自己学到的数。没有偏置时，分界线都经过原点。</translation>
  </message>
  <message>
   <source>Every weight of the layer, a row a unit; column b holds the biases.</source>
   <translation>该层的全部权重，每行一个单元；b 列为偏置。</translation>
  </message>
  <message>
   <source>Every weight starts at one value.</source>
   <translation>所有权重都从同一个值开始。</translation>
  </message>
  <message>
   <source>Every weight starts at zero.</source>
   <translation>所有权重都从零开始。</translation>
  </message>
  <message>
   <source>Everything as it was at first</source>
   <translation>恢复到最初的设置</translation>
  </message>
  <message>
   <source>Example</source>
   <translation>样本</translation>
  </message>
  <message>
   <source>Examples N</source>
   <translation>样本数 N</translation>
  </message>
  <message>
   <source>Examples at a time.</source>
   <translation>一次处理的样本数。</translation>
  </message>
  <message>
   <source>Examples in a batch</source>
   <translation>一个批次的样本数</translation>
  </message>
  <message>
   <source>Examples in a batch for the gradient's noise scale</source>
   <translation>批大小与梯度噪声尺度之比</translation>
  </message>
  <message>
   <source>Examples in a step of the one network.</source>
   <translation>其中一个网络每步使用的样本数。</translation>
  </message>
  <message>
   <source>Examples in each of the batches.</source>
   <translation>每一批里的样本数。</translation>
  </message>
  <message>
   <source>Examples in one step.</source>
   <translation>每一步使用的样本数。</translation>
  </message>
  <message>
   <source>Examples of the most common class for one of the rarest</source>
   <translation>最大类别与最小类别的样本数之比</translation>
  </message>
  <message>
   <source>Examples of these classes</source>
   <translation>这些类别的样本数</translation>
  </message>
  <message>
   <source>Examples taken for “{name}”</source>
   <translation>判为“{name}”的样本</translation>
  </message>
  <message>
   <source>Examples that are of this class</source>
   <translation>属于该类的样本</translation>
  </message>
  <message>
   <source>Examples that make the bound δ</source>
   <translation>使上界等于 δ 的样本数</translation>
  </message>
  <message>
   <source>Exercises whose answers are numbers that a run has</source>
   <translation>实验练习：答案就是训练中的数</translation>
  </message>
  <message>
   <source>Expected '=' after a key in a key/value pair</source>
   <translation>键后面应有“=”</translation>
  </message>
  <message>
   <source>Expected ']' at the end of a table declaration</source>
   <translation>表头末尾应有“]”</translation>
  </message>
  <message>
   <source>Expected newline or end of document after a statement</source>
   <translation>语句之后应换行</translation>
  </message>
  <message>
   <source>Experiment</source>
   <translation>实验</translation>
  </message>
  <message>
   <source>Experiments (*.toml)</source>
   <translation>实验文件 (*.toml)</translation>
  </message>
  <message>
   <source>Explain</source>
   <translation>解释</translation>
  </message>
  <message>
   <source>Exploding gradient</source>
   <translation>梯度爆炸</translation>
  </message>
  <message>
   <source>Exploding: longer than any update can use, or 1000 times the output layer's gradient</source>
   <translation>爆炸：梯度长得无法用于更新，或达到输出层梯度的 1000 倍</translation>
  </message>
  <message>
   <source>Explore</source>
   <translation>探索</translation>
  </message>
  <message>
   <source>Exponential</source>
   <translation>指数</translation>
  </message>
  <message>
   <source>Export as ONNX…</source>
   <translation>导出为 ONNX…</translation>
  </message>
  <message>
   <source>Export as PyTorch script…</source>
   <translation>导出为 PyTorch 脚本…</translation>
  </message>
  <message>
   <source>Export the network as a PyTorch script</source>
   <translation>将网络导出为 PyTorch 脚本</translation>
  </message>
  <message>
   <source>Export the network as an ONNX model</source>
   <translation>将网络导出为 ONNX 模型</translation>
  </message>
  <message>
   <source>Export this panel</source>
   <translation>导出此面板</translation>
  </message>
  <message>
   <source>Export what is shown</source>
   <translation>导出所显示的内容</translation>
  </message>
  <message>
   <source>F1</source>
   <translation>F1 值</translation>
  </message>
  <message>
   <source>F1 = {f1}</source>
   <translation>F1 = {f1}</translation>
  </message>
  <message>
   <source>FPR</source>
   <translation>FPR</translation>
  </message>
  <message>
   <source>Factor M</source>
   <translation>系数 M</translation>
  </message>
  <message>
   <source>Factor of a layer</source>
   <translation>每层的因子</translation>
  </message>
  <message>
   <source>Factor on the deviation.</source>
   <translation>标准差的系数。</translation>
  </message>
  <message>
   <source>Factor on the deviation; 5/3 is common for tanh.</source>
   <translation>标准差的系数；tanh 常用 5/3。</translation>
  </message>
  <message>
   <source>Factor on the deviation; √2 makes up for ReLU.</source>
   <translation>标准差的系数；√2 用于补偿 ReLU。</translation>
  </message>
  <message>
   <source>Factor on the length that signals keep.</source>
   <translation>信号所保持长度的系数。</translation>
  </message>
  <message>
   <source>Factor on the limit.</source>
   <translation>界限的系数。</translation>
  </message>
  <message>
   <source>Factor on the limit; 5/3 is common for tanh.</source>
   <translation>界限的系数；tanh 常用 5/3。</translation>
  </message>
  <message>
   <source>Factor on the limit; √2 makes up for ReLU.</source>
   <translation>界限的系数；√2 用于补偿 ReLU。</translation>
  </message>
  <message>
   <source>Factor γ</source>
   <translation>系数 γ</translation>
  </message>
  <message>
   <source>Fading</source>
   <translation>逐渐衰减</translation>
  </message>
  <message>
   <source>Failed</source>
   <translation>失败</translation>
  </message>
  <message>
   <source>Fall</source>
   <translation>下降时长</translation>
  </message>
  <message>
   <source>Fall as fast as it rose, then to rest.</source>
   <translation>以与上升相同的速度下降，再降至接近 0。</translation>
  </message>
  <message>
   <source>Falling to 0 over the whole run, the simplest way to come to rest. Rising from near 0, it finds the largest rate at which the loss still falls: a range test.</source>
   <translation>在整个运行中降到 0，是使训练收敛静止的最简单方式。从接近 0 处上升，则可找出损失仍能下降的最大学习率：即学习率范围测试。</translation>
  </message>
  <message>
   <source>Falls along half a cosine, jumps back to the full rate, and falls again, each time for longer.</source>
   <translation>沿半个余弦曲线下降，跳回完整学习率后再次下降，一次比一次长。</translation>
  </message>
  <message>
   <source>Falls as one over the square root of the time.</source>
   <translation>与时间的平方根成反比地下降。</translation>
  </message>
  <message>
   <source>Falls by the same share in equal times, smoothly.</source>
   <translation>在相等的时间内平滑地下降相同的比例。</translation>
  </message>
  <message>
   <source>Falls slowly, then fast, then slowly again, along half a cosine.</source>
   <translation>沿半个余弦曲线先慢、后快、再慢地下降。</translation>
  </message>
  <message>
   <source>Falls to zero along a power of the time that is left.</source>
   <translation>按剩余时间的幂次下降到零。</translation>
  </message>
  <message>
   <source>False negatives</source>
   <translation>假负例</translation>
  </message>
  <message>
   <source>False positive rate</source>
   <translation>假正例率</translation>
  </message>
  <message>
   <source>False positives</source>
   <translation>假正例</translation>
  </message>
  <message>
   <source>Fan</source>
   <translation>扇入/扇出</translation>
  </message>
  <message>
   <source>Fan in</source>
   <translation>扇入</translation>
  </message>
  <message>
   <source>Fan in keeps the signal's spread, fan out the gradient's.</source>
   <translation>扇入保持信号的离散程度，扇出保持梯度的离散程度。</translation>
  </message>
  <message>
   <source>Fan out</source>
   <translation>扇出</translation>
  </message>
  <message>
   <source>Farthest validation input over the farthest in training</source>
   <translation>验证集最远输入与训练集最远输入之比</translation>
  </message>
  <message>
   <source>Fashion-MNIST</source>
   <translation>Fashion-MNIST</translation>
  </message>
  <message>
   <source>Fast along steady slopes, careful where gradients disagree. Where they agree almost exactly, as with the whole training set in one batch, steps grow far beyond η and may throw the network out of a good minimum.</source>
   <translation>在稳定的斜坡上快，在梯度不一致处谨慎。当梯度几乎完全一致时（例如整个训练集为一个批次），步长会远大于 η，可能把网络甩出良好的极小值。</translation>
  </message>
  <message>
   <source>Fast at first and, after the switch, without Adam's jitter. γ is one number for the whole network and fluctuates from batch to batch, so the switch is a matter of chance and of δ: it may come early, late or never.</source>
   <translation>开始时快，切换后没有 Adam 的抖动。γ 是整个网络共用的一个数，随批次波动，因此何时切换取决于偶然和 δ：可能很早、很晚，或永不切换。</translation>
  </message>
  <message>
   <source>Feature maps</source>
   <translation>特征图</translation>
  </message>
  <message>
   <source>Fifty-six layers</source>
   <translation>五十六层</translation>
  </message>
  <message>
   <source>Fifty-six layers, residual</source>
   <translation>五十六层，残差</translation>
  </message>
  <message>
   <source>Figure</source>
   <translation>指标</translation>
  </message>
  <message>
   <source>File</source>
   <translation>文件</translation>
  </message>
  <message>
   <source>File exists</source>
   <translation>文件已存在</translation>
  </message>
  <message>
   <source>File name too long</source>
   <translation>文件名太长</translation>
  </message>
  <message>
   <source>Fill</source>
   <translation>填充</translation>
  </message>
  <message>
   <source>Fill in the numbers from left to right, or play to see them worked out.</source>
   <translation>从左到右填数，或者播放，看它们怎样算出来。</translation>
  </message>
  <message>
   <source>Fill in z and a of both layers before you step; a wrong one turns orange and shows its rule.</source>
   <translation>走之前先填两层的 z 和 a；填错的变成橙色，并给出规则。</translation>
  </message>
  <message>
   <source>Fill them in</source>
   <translation>填补缺失值</translation>
  </message>
  <message>
   <source>Film (*.webm)</source>
   <translation>视频 (*.webm)</translation>
  </message>
  <message>
   <source>Film the window as GIF or WebM</source>
   <translation>将窗口录制为 GIF 或 WebM</translation>
  </message>
  <message>
   <source>Filters</source>
   <translation>卷积核个数</translation>
  </message>
  <message>
   <source>Final rate</source>
   <translation>最终学习率</translation>
  </message>
  <message>
   <source>Find a lab</source>
   <translation>查找实验</translation>
  </message>
  <message>
   <source>Find a setting</source>
   <translation>查找设置</translation>
  </message>
  <message>
   <source>Find a setting in the form by what it is called</source>
   <translation>在表单中按名称查找设置</translation>
  </message>
  <message>
   <source>Find a setting…</source>
   <translation>查找设置…</translation>
  </message>
  <message>
   <source>Find in the table</source>
   <translation>在表中查找</translation>
  </message>
  <message>
   <source>Find rate</source>
   <translation>找学习率</translation>
  </message>
  <message>
   <source>Find the bytes that one parameter costs under SGD without momentum, and under Adam.</source>
   <translation>找出每个参数在不带动量的 SGD 下和在 Adam 下各占多少字节。</translation>
  </message>
  <message>
   <source>Find the specificity with which a positive result means 90 %, at a prevalence of 1 %.</source>
   <translation>在患病率为 1 % 时，找出使阳性结果意味着 90 % 患病概率的特异度。</translation>
  </message>
  <message>
   <source>Find two logits whose first probability is that of a sigmoid of 2. Then lower the temperature.</source>
   <translation>找出两个 logit，使第一个概率等于 sigmoid(2)。然后降低温度。</translation>
  </message>
  <message>
   <source>Finding absent: {finding}</source>
   <translation>没有此诊断：{finding}</translation>
  </message>
  <message>
   <source>Finding present: {finding}</source>
   <translation>有此诊断：{finding}</translation>
  </message>
  <message>
   <source>Findings</source>
   <translation>诊断</translation>
  </message>
  <message>
   <source>Findings that are absent</source>
   <translation>没有出现的诊断</translation>
  </message>
  <message>
   <source>Finds the milestones by itself. A noisy loss can look like a plateau: more patience helps. Once the rate is very small, a network that has stopped learning looks as if it had converged.

A loss that is not finite is not better.</source>
   <translation>自行找到下降的时机。有噪声的损失可能看似进入平台期：提高耐心值有帮助。学习率变得很小之后，停止学习的网络看上去就像已经收敛。

不是有限数的损失不算改进。</translation>
  </message>
  <message>
   <source>Finished</source>
   <translation>已完成</translation>
  </message>
  <message>
   <source>First centres</source>
   <translation>初始中心</translation>
  </message>
  <message>
   <source>First centres: {count} of {k}; the next is drawn by squared distance</source>
   <translation>初始中心：{k} 个中的 {count} 个；下一个按距离平方抽取</translation>
  </message>
  <message>
   <source>First lab</source>
   <translation>第一个实验</translation>
  </message>
  <message>
   <source>First large update over the weights' length</source>
   <translation>首次过大更新与权重长度之比</translation>
  </message>
  <message>
   <source>First length T₀</source>
   <translation>初始周期 T₀</translation>
  </message>
  <message>
   <source>First rows of the file</source>
   <translation>文件的前几行</translation>
  </message>
  <message>
   <source>First share a</source>
   <translation>起始比例 a</translation>
  </message>
  <message>
   <source>First step that is not finite</source>
   <translation>首次出现非有限数的步</translation>
  </message>
  <message>
   <source>First sum s₀</source>
   <translation>初始累加值 s₀</translation>
  </message>
  <message>
   <source>First v₀</source>
   <translation>初始值 v₀</translation>
  </message>
  <message>
   <source>Fits targets of ±1. Like the sigmoid it lets the gradient of squared error fade where it saturates.</source>
   <translation>适合 ±1 的目标。与 sigmoid 一样，饱和处平方误差的梯度会消失。</translation>
  </message>
  <message>
   <source>Five hundred batches are drawn, and each gives another gradient: how far are they from that of all examples?</source>
   <translation>抽五百个批次，每一批给出不同的梯度：它们离全体样本的梯度有多远？</translation>
  </message>
  <message>
   <source>Five hundred digits</source>
   <translation>五百个数字</translation>
  </message>
  <message>
   <source>Five minutes in class</source>
   <translation>课堂五分钟</translation>
  </message>
  <message>
   <source>Flip left to right</source>
   <translation>水平翻转</translation>
  </message>
  <message>
   <source>Flip upside down</source>
   <translation>垂直翻转</translation>
  </message>
  <message>
   <source>Focal (softmax)</source>
   <translation>焦点损失（softmax）</translation>
  </message>
  <message>
   <source>Focus γ</source>
   <translation>聚焦参数 γ</translation>
  </message>
  <message>
   <source>Fold</source>
   <translation>折</translation>
  </message>
  <message>
   <source>Fold a sheet of paper in your mind: how thick is it after fifty folds? Set the factor to a quarter and add layer by layer; read the power of ten aloud. Change the weight until the product stays level, and show how narrow that ridge is at fifty layers. Add the residual connections: bars below one turn into bars above. Then train a deep sigmoid network, and read the same power of ten off its gradients.</source>
   <translation>想象把一张纸对折五十次，会有多厚？把因子设为四分之一，逐层增加，大声读出 10 的幂次。调整权重直到乘积保持不变，并展示五十层时这条“山脊”有多窄。加上残差连接：低于 1 的条形变成高于 1 的。然后训练一个很深的 sigmoid 网络，从它的梯度读出同样的幂次。</translation>
  </message>
  <message>
   <source>Folder:</source>
   <translation>文件夹：</translation>
  </message>
  <message>
   <source>Folders (*)</source>
   <translation>文件夹 (*)</translation>
  </message>
  <message>
   <source>Folds</source>
   <translation>交叉验证</translation>
  </message>
  <message>
   <source>Folds are two or more: how many parts the data is cut into.</source>
   <translation>折数至少为 2：数据被分成的份数。</translation>
  </message>
  <message>
   <source>Follow</source>
   <translation>跟随</translation>
  </message>
  <message>
   <source>Follow one example and one weight through an update, in numbers</source>
   <translation>用数字跟随一个样本和一个权重走完一次更新</translation>
  </message>
  <message>
   <source>For a question of one's own: what does one stray point do, how close may two classes come, where does a network put a boundary that nothing determines? The points are kept in the experiment's file.</source>
   <translation>用来探究自己的问题：一个离群点有何影响？两类可以靠得多近？在没有数据约束的地方，网络会把边界放在哪里？这些点保存在实验文件中。</translation>
  </message>
  <message>
   <source>For schedules that count epochs.</source>
   <translation>用于按轮计数的调度。</translation>
  </message>
  <message>
   <source>Forget</source>
   <translation>放弃</translation>
  </message>
  <message>
   <source>Forget the runs</source>
   <translation>清除这些运行</translation>
  </message>
  <message>
   <source>Forget the runs of the sweep</source>
   <translation>清除扫描的运行</translation>
  </message>
  <message>
   <source>Forget the sweep that was not finished</source>
   <translation>放弃未完成的参数扫描</translation>
  </message>
  <message>
   <source>Forget these runs, and take their curves off every chart.</source>
   <translation>清除这些运行，并从所有图中移除其曲线。</translation>
  </message>
  <message>
   <source>Forget these runs; Undo brings them back.</source>
   <translation>清除这些运行；“撤销”可恢复。</translation>
  </message>
  <message>
   <source>Format:</source>
   <translation>格式：</translation>
  </message>
  <message>
   <source>Formula</source>
   <translation>公式</translation>
  </message>
  <message>
   <source>Forward</source>
   <translation>前向传播</translation>
  </message>
  <message>
   <source>Found by a search over programs. Half the memory of Adam, and strong with large batches. All parameters move equally fast, so noise is amplified where gradients are small; it wants a rate 3 to 10 times smaller than Adam's, and a falling one to come to rest.</source>
   <translation>由程序搜索发现。内存占用为 Adam 的一半，批次大时表现出色。所有参数移动得一样快，因此梯度小处噪声被放大；学习率应比 Adam 小 3 到 10 倍，并需逐渐下降才能稳定下来。</translation>
  </message>
  <message>
   <source>Four units</source>
   <translation>四个单元</translation>
  </message>
  <message>
   <source>From its rise to its fall.</source>
   <translation>从上升到下降的距离。</translation>
  </message>
  <message>
   <source>From scores to probabilities; and by which loss a confidently wrong network still learns.</source>
   <translation>从得分到概率；以及自信却错误的网络靠哪种损失还能继续学习。</translation>
  </message>
  <message>
   <source>From the run</source>
   <translation>取自当前运行</translation>
  </message>
  <message>
   <source>From where on an error on the training set misleads.</source>
   <translation>训练集误差偏离多少算误导。</translation>
  </message>
  <message>
   <source>Frozen layers</source>
   <translation>冻结层数</translation>
  </message>
  <message>
   <source>Full batch diverges from 2/λₙ</source>
   <translation>全批量从 2/λₙ 起发散</translation>
  </message>
  <message>
   <source>Full speed</source>
   <translation>全速</translation>
  </message>
  <message>
   <source>Full waves between the two ends.</source>
   <translation>两端之间的完整周期数。</translation>
  </message>
  <message>
   <source>Full-batch steps at rate 0.1 that the model has had.</source>
   <translation>模型已经以学习率 0.1 做过的全批量步数。</translation>
  </message>
  <message>
   <source>Fully connected</source>
   <translation>全连接</translation>
  </message>
  <message>
   <source>GB18030</source>
   <translation>GB18030</translation>
  </message>
  <message>
   <source>GELU</source>
   <translation>GELU</translation>
  </message>
  <message>
   <source>Gain</source>
   <translation>增益</translation>
  </message>
  <message>
   <source>Gaussian bump</source>
   <translation>高斯凸起</translation>
  </message>
  <message>
   <source>Give all the room to the panel under the mouse, or put it back</source>
   <translation>把全部空间给鼠标下的面板，或恢复原状</translation>
  </message>
  <message>
   <source>Give students only seeds for which the solution passes</source>
   <translation>只给学生那些解法能通过的种子</translation>
  </message>
  <message>
   <source>Give up what is being tried; what is pinned by now stays.</source>
   <translation>放弃正在尝试的；已固定的保留。</translation>
  </message>
  <message>
   <source>Gives every example mean 0 and deviation 1 over the units of the layer, then a learned scale and shift a unit.</source>
   <translation>对每个样本，使该层各单元的均值为 0、标准差为 1，再对每个单元施加学习得到的缩放和平移。</translation>
  </message>
  <message>
   <source>Gives every unit mean 0 and deviation 1 over the examples of the batch, then a learned scale and shift.</source>
   <translation>对每个单元，使批次内各样本的均值为 0、标准差为 1，再施加学习得到的缩放和平移。</translation>
  </message>
  <message>
   <source>Go back by one step of the page</source>
   <translation>本页后退一步</translation>
  </message>
  <message>
   <source>Go back by one training step</source>
   <translation>后退一个训练步</translation>
  </message>
  <message>
   <source>Go back to the page's first step</source>
   <translation>回到本页的第一步</translation>
  </message>
  <message>
   <source>Go back to the parameters with which the metric was best.</source>
   <translation>恢复到指标最佳时的参数。</translation>
  </message>
  <message>
   <source>Go back to the scene before, as it was left</source>
   <translation>回到上一幕，保持离开时的样子</translation>
  </message>
  <message>
   <source>Go on</source>
   <translation>继续</translation>
  </message>
  <message>
   <source>Go on as this student (Enter)</source>
   <translation>以这位学生的身份继续（Enter）</translation>
  </message>
  <message>
   <source>Go on to the next scene</source>
   <translation>进入下一幕</translation>
  </message>
  <message>
   <source>Go on to the next step (Enter)</source>
   <translation>进入下一步（Enter）</translation>
  </message>
  <message>
   <source>Go on with a lab that is in a file, as its next version</source>
   <translation>接着编辑文件里的实验，存为它的下一个版本</translation>
  </message>
  <message>
   <source>Go on with the run that was reset, replaced or left last, where it stood</source>
   <translation>继续最近一次被重置、替换或离开的运行，从它停下的地方开始</translation>
  </message>
  <message>
   <source>Go on with the sweep that was not finished</source>
   <translation>继续未完成的参数扫描</translation>
  </message>
  <message>
   <source>Go to one of the scenes</source>
   <translation>跳到某一幕</translation>
  </message>
  <message>
   <source>Go to the next control, and press it</source>
   <translation>转到下一个控件，并按下它</translation>
  </message>
  <message>
   <source>Go to where it is set for every layer.</source>
   <translation>转到逐层设置的地方。</translation>
  </message>
  <message>
   <source>Goal reached</source>
   <translation>已达到目标</translation>
  </message>
  <message>
   <source>Goes from here along the direction in which the loss curves down most, to the side and as far as it is lowest, and trains on. The run so far is pinned; undo takes the step back. Replays take it again.</source>
   <translation>从这里沿损失向下弯曲最厉害的方向前进，选取损失最低的一侧和距离，然后继续训练。到目前为止的运行会被固定；“撤销”收回这一步，重放时会再走一次。</translation>
  </message>
  <message>
   <source>Goes from one share of the rate to another along a straight line.</source>
   <translation>沿直线从学习率的一个比例变到另一个比例。</translation>
  </message>
  <message>
   <source>Goes on at scene {number}: {title}</source>
   <translation>从第 {number} 幕继续：{title}</translation>
  </message>
  <message>
   <source>Going back, every layer multiplies the gradient by its weights and by the slope of its activation, and a product of many factors below 1 is almost 0. A sigmoid's slope is at most 1/4, and flat units make it smaller still.</source>
   <translation>反向传播时，每一层都把梯度乘以其权重和激活函数的斜率，许多小于 1 的因子相乘，乘积几乎为 0。sigmoid 的斜率最大只有 1/4，处于平坦区的单元使其更小。</translation>
  </message>
  <message>
   <source>Goodfellow, Bengio &amp; Courville (2016), Deep Learning, section 4.1: overflow and underflow</source>
   <translation>Goodfellow、Bengio 和 Courville（2016），《Deep Learning》，第 4.1 节：上溢与下溢</translation>
  </message>
  <message>
   <source>Grade</source>
   <translation>评分</translation>
  </message>
  <message>
   <source>Grade hand-ins</source>
   <translation>给提交文件评分</translation>
  </message>
  <message>
   <source>Grade hand-ins…</source>
   <translation>给提交文件评分…</translation>
  </message>
  <message>
   <source>Grades</source>
   <translation>成绩</translation>
  </message>
  <message>
   <source>Gradient</source>
   <translation>梯度</translation>
  </message>
  <message>
   <source>Gradient noise c</source>
   <translation>梯度噪声 c</translation>
  </message>
  <message>
   <source>Gradient norm</source>
   <translation>梯度范数</translation>
  </message>
  <message>
   <source>Gradient norm per layer</source>
   <translation>各层梯度范数</translation>
  </message>
  <message>
   <source>Gradient over the output layer's</source>
   <translation>与输出层的梯度之比</translation>
  </message>
  <message>
   <source>Gradients ∂L/∂w</source>
   <translation>梯度 ∂L/∂w</translation>
  </message>
  <message>
   <source>Groups points around K centres: each point goes to the nearest, each centre into the middle of its points.</source>
   <translation>把点围绕 K 个中心分组：每个点归最近的中心，每个中心移到自己那些点的正中。</translation>
  </message>
  <message>
   <source>H(P)</source>
   <translation>H(P)</translation>
  </message>
  <message>
   <source>H(P) + KL</source>
   <translation>H(P) + KL</translation>
  </message>
  <message>
   <source>H(P) in bits</source>
   <translation>H(P)（比特）</translation>
  </message>
  <message>
   <source>H(P) is the mean surprise of somebody who knows P, H(P, Q) that of somebody who believes in Q. The difference is KL: it is 0 for Q = P and never negative. A loss that is a cross-entropy can fall to H(P), and no further. Bars are weights: divided by their sum they are probabilities.</source>
   <translation>H(P) 是知道 P 的人的平均惊讶程度，H(P, Q) 是相信 Q 的人的平均惊讶程度。两者之差就是 KL：Q = P 时为 0，且从不为负。交叉熵损失最低只能降到 H(P)。条形是权重：除以它们的和就得到概率。</translation>
  </message>
  <message>
   <source>H(P, Q)</source>
   <translation>H(P, Q)</translation>
  </message>
  <message>
   <source>H(P, Q) in bits</source>
   <translation>H(P, Q)（比特）</translation>
  </message>
  <message>
   <source>H(Q)</source>
   <translation>H(Q)</translation>
  </message>
  <message>
   <source>Half the mean</source>
   <translation>均值的一半</translation>
  </message>
  <message>
   <source>Half the sum</source>
   <translation>和的一半</translation>
  </message>
  <message>
   <source>Half the sum of squares, or cross-entropy.</source>
   <translation>平方和的一半，或者交叉熵。</translation>
  </message>
  <message>
   <source>Half way between the worst seed and what is there before anything is done; Verify first</source>
   <translation>取在最差的种子与什么都不做时的数值的正中间；请先验证</translation>
  </message>
  <message>
   <source>Halve the learning rate, and compare the sharpness of all examples with 2/η.</source>
   <translation>把学习率减半，比较全部样本的锐度与 2/η。</translation>
  </message>
  <message>
   <source>Halved every cycle</source>
   <translation>每周期减半</translation>
  </message>
  <message>
   <source>Hand in</source>
   <translation>提交</translation>
  </message>
  <message>
   <source>Hand in…</source>
   <translation>提交…</translation>
  </message>
  <message>
   <source>Hand-ins</source>
   <translation>提交文件</translation>
  </message>
  <message>
   <source>Hand-ins (*.dllab-handin)</source>
   <translation>实验提交文件 (*.dllab-handin)</translation>
  </message>
  <message>
   <source>Hand-ins graded</source>
   <translation>已评分的提交文件</translation>
  </message>
  <message>
   <source>Handbook</source>
   <translation>手册</translation>
  </message>
  <message>
   <source>Hands for {letter}</source>
   <translation>选 {letter} 的人数</translation>
  </message>
  <message>
   <source>Handwritten digits</source>
   <translation>手写数字</translation>
  </message>
  <message>
   <source>Hard sigmoid</source>
   <translation>Hard sigmoid</translation>
  </message>
  <message>
   <source>Hard tanh</source>
   <translation>Hard tanh</translation>
  </message>
  <message>
   <source>Hardly learning: an update changes the weights by less than 1/50000 of their length</source>
   <translation>几乎不学习：一次更新使权重的变化小于其长度的 1/50000</translation>
  </message>
  <message>
   <source>Hardly one of {examples} validation examples is taken for {classes}.</source>
   <translation>{examples} 个验证样本中几乎没有一个被判为 {classes}。</translation>
  </message>
  <message>
   <source>Harmonic mean of precision and recall</source>
   <translation>精确率与召回率的调和平均</translation>
  </message>
  <message>
   <source>He &amp; Garcia (2009), Learning from imbalanced data</source>
   <translation>He &amp; Garcia (2009), Learning from imbalanced data</translation>
  </message>
  <message>
   <source>He &amp; Garcia (2009), Learning from imbalanced data; Japkowicz &amp; Stephen (2002)</source>
   <translation>He &amp; Garcia (2009), Learning from imbalanced data; Japkowicz &amp; Stephen (2002)</translation>
  </message>
  <message>
   <source>He normal</source>
   <translation>He 正态</translation>
  </message>
  <message>
   <source>He uniform</source>
   <translation>He 均匀</translation>
  </message>
  <message>
   <source>He's rule with weights between two limits instead of a bell curve.</source>
   <translation>He 规则，但权重在两个界限之间均匀分布，而非钟形分布。</translation>
  </message>
  <message>
   <source>He, Zhang, Ren &amp; Sun (2016), Deep Residual Learning, section 1; Goodfellow et al. (2016), chapter 8</source>
   <translation>He, Zhang, Ren &amp; Sun (2016), Deep Residual Learning, section 1; Goodfellow et al. (2016), chapter 8</translation>
  </message>
  <message>
   <source>He, expected</source>
   <translation>He 理论值</translation>
  </message>
  <message>
   <source>Header</source>
   <translation>表头</translation>
  </message>
  <message>
   <source>Healthy and cleared</source>
   <translation>健康且被排除</translation>
  </message>
  <message>
   <source>Healthy but called ill</source>
   <translation>健康却被判为患病</translation>
  </message>
  <message>
   <source>Heat map</source>
   <translation>热力图</translation>
  </message>
  <message>
   <source>Here filters and maps are seen once the data are images, such as MNIST or Digits 8×8.</source>
   <translation>数据是图像（如 MNIST 或 8×8 手写数字）时，这里显示卷积核和特征图。</translation>
  </message>
  <message>
   <source>Hessian: valley, top or saddle?</source>
   <translation>海森矩阵：谷底、山顶还是鞍点？</translation>
  </message>
  <message>
   <source>Hidden activation</source>
   <translation>隐藏层激活函数</translation>
  </message>
  <message>
   <source>Hidden layers</source>
   <translation>隐藏层数</translation>
  </message>
  <message>
   <source>Hidden units</source>
   <translation>隐藏单元数</translation>
  </message>
  <message>
   <source>High training loss</source>
   <translation>训练损失过高</translation>
  </message>
  <message>
   <source>Highest</source>
   <translation>上限</translation>
  </message>
  <message>
   <source>Highest loss on the line between the ends</source>
   <translation>两终点连线上的最高损失</translation>
  </message>
  <message>
   <source>Hill</source>
   <translation>山丘</translation>
  </message>
  <message>
   <source>Hinge</source>
   <translation>合页损失</translation>
  </message>
  <message>
   <source>Hint</source>
   <translation>提示</translation>
  </message>
  <message>
   <source>Histogram</source>
   <translation>直方图</translation>
  </message>
  <message>
   <source>Histogram at every step</source>
   <translation>各步的直方图</translation>
  </message>
  <message>
   <source>Hoeffding's bound on that share</source>
   <translation>该比例的霍夫丁上界</translation>
  </message>
  <message>
   <source>Holds here</source>
   <translation>在此处成立</translation>
  </message>
  <message>
   <source>How close γ must come to its mean Λ. The larger, the sooner the switch.</source>
   <translation>γ 与其均值 Λ 须接近到的程度。越大，切换越早。</translation>
  </message>
  <message>
   <source>How everything works, and every choice with its formula</source>
   <translation>各部分怎么用，以及每个选项的公式</translation>
  </message>
  <message>
   <source>How far a ball goes along the gradient.</source>
   <translation>小球沿梯度走多远。</translation>
  </message>
  <message>
   <source>How far a filter moves from place to place.</source>
   <translation>卷积核每次移动多远。</translation>
  </message>
  <message>
   <source>How far a mistake moves the line. From weights of 0 it only scales.</source>
   <translation>每个错误使分界线移动多远。权重从 0 开始时，它只起缩放作用。</translation>
  </message>
  <message>
   <source>How far above the lowest place counts as having arrived.</source>
   <translation>比最低点高出多少以内算作到达。</translation>
  </message>
  <message>
   <source>How far from 0 is enough.</source>
   <translation>离 0 多远才算足够。</translation>
  </message>
  <message>
   <source>How far it runs before going back.</source>
   <translation>返回之前先行的步数。</translation>
  </message>
  <message>
   <source>How far one step goes. Too small: nothing happens; too large: the loss jumps about or diverges.</source>
   <translation>每一步走多远。太小：几乎没有变化；太大：损失来回跳动甚至发散。</translation>
  </message>
  <message>
   <source>How far the predicted distribution is from the target's, in nats.</source>
   <translation>预测分布与目标分布的差距，单位为奈特。</translation>
  </message>
  <message>
   <source>How far the runs are</source>
   <translation>运行进度</translation>
  </message>
  <message>
   <source>How far the sweep is</source>
   <translation>扫描进度</translation>
  </message>
  <message>
   <source>How far to go along the direction of the smallest eigenvalue before descending.</source>
   <translation>下降之前先沿最小特征值的方向走多远。</translation>
  </message>
  <message>
   <source>How far, counterclockwise.</source>
   <translation>逆时针旋转多少。</translation>
  </message>
  <message>
   <source>How far, in standard deviations of the training examples.</source>
   <translation>移动多远，以训练样本的标准差计。</translation>
  </message>
  <message>
   <source>How fast the bounds close; 0.001 is about 1,000 steps.</source>
   <translation>界限收拢的快慢；0.001 约相当于 1,000 步。</translation>
  </message>
  <message>
   <source>How fast the gradient noise fades with the steps.</source>
   <translation>梯度噪声随步数衰减的快慢。</translation>
  </message>
  <message>
   <source>How fast the running mean and variance follow the batches.</source>
   <translation>滑动均值和方差跟随批次变化的快慢。</translation>
  </message>
  <message>
   <source>How fast μ rises from β₁/2 to β₁.</source>
   <translation>μ 从 β₁/2 升到 β₁ 的快慢。</translation>
  </message>
  <message>
   <source>How it is done: {what}</source>
   <translation>解法：{what}</translation>
  </message>
  <message>
   <source>How large is the step at every moment of a run, by the schedule and by the optimizer itself?</source>
   <translation>训练的每一刻，步长由调度和优化器自身决定为多大？</translation>
  </message>
  <message>
   <source>How long it takes</source>
   <translation>所需时间</translation>
  </message>
  <message>
   <source>How long the race is.</source>
   <translation>比赛有多少步。</translation>
  </message>
  <message>
   <source>How many are negative.</source>
   <translation>负例有多少。</translation>
  </message>
  <message>
   <source>How many are positive.</source>
   <translation>正例有多少。</translation>
  </message>
  <message>
   <source>How many blobs there are.</source>
   <translation>有多少团点。</translation>
  </message>
  <message>
   <source>How many clouds there are, each a class.</source>
   <translation>点云的数量，每团为一类。</translation>
  </message>
  <message>
   <source>How many each takes.</source>
   <translation>每条路径走多少步。</translation>
  </message>
  <message>
   <source>How many examples make the bound one in ten? Guess, then read it and try it.</source>
   <translation>多少样本能使上界降到十分之一？先猜，再读数并验证。</translation>
  </message>
  <message>
   <source>How many factors there are.</source>
   <translation>有多少个因子相乘。</translation>
  </message>
  <message>
   <source>How many groups there are to be.</source>
   <translation>要分成多少组。</translation>
  </message>
  <message>
   <source>How many hands were raised for this answer</source>
   <translation>有多少人举手选这个答案</translation>
  </message>
  <message>
   <source>How many images are taken, in the same shares of every class.</source>
   <translation>取用的图像数量，各类别比例保持不变。</translation>
  </message>
  <message>
   <source>How many jumps there are.</source>
   <translation>跳变的次数。</translation>
  </message>
  <message>
   <source>How many layers lie between the input and the output. 0: a linear model.</source>
   <translation>输入与输出之间的层数。0：线性模型。</translation>
  </message>
  <message>
   <source>How many layers of filters come first. A filter slides over the picture with the same few weights everywhere, and makes a map of where it finds what it looks for.</source>
   <translation>最前面有多少个卷积层。卷积核带着同一组少量权重滑过整张图像，得到一张特征图，标出在哪里找到了它要找的东西。</translation>
  </message>
  <message>
   <source>How many of {runs} reach {level}: {score}</source>
   <translation>{runs}中达到 {level} 的次数：{score}</translation>
  </message>
  <message>
   <source>How many patterns are looked for; each makes a map of its own.</source>
   <translation>要找多少种图案；每一种得到自己的一张特征图。</translation>
  </message>
  <message>
   <source>How many points are drawn.</source>
   <translation>生成的点数。</translation>
  </message>
  <message>
   <source>How many rings there are, each a class.</source>
   <translation>圆环的数量，每环为一类。</translation>
  </message>
  <message>
   <source>How many seeds of each combination, or how many folds.</source>
   <translation>每个组合用几个随机种子，或分几折。</translation>
  </message>
  <message>
   <source>How many seeds, or how many parts the data is cut into.</source>
   <translation>种子的个数，或数据划分的份数。</translation>
  </message>
  <message>
   <source>How many spirals there are, each a class.</source>
   <translation>螺旋臂的数量，每条臂为一类。</translation>
  </message>
  <message>
   <source>How many squares lie along each side.</source>
   <translation>每边的方格数量。</translation>
  </message>
  <message>
   <source>How many starts are tried to see how often the best is found.</source>
   <translation>试多少个起点，看有多少次能找到最好的结果。</translation>
  </message>
  <message>
   <source>How many steps the network has made already.</source>
   <translation>网络已经走过多少步。</translation>
  </message>
  <message>
   <source>How many there are to choose from.</source>
   <translation>有多少个阈值可选。</translation>
  </message>
  <message>
   <source>How many times as frequent the first class is beside the last, compared with training; below 1: rarer.</source>
   <translation>与训练集相比，第一类相对最后一类的频率是多少倍；小于 1 则更少。</translation>
  </message>
  <message>
   <source>How many times longer each fall is than the last.</source>
   <translation>每次下降的时长是上一次的多少倍。</translation>
  </message>
  <message>
   <source>How much an example of class 1 counts beside one of class 0.</source>
   <translation>类别 1 的样本相对于类别 0 的样本的权重。</translation>
  </message>
  <message>
   <source>How much less easy examples count. 0: cross-entropy.</source>
   <translation>降低易分样本权重的程度。0：即交叉熵。</translation>
  </message>
  <message>
   <source>How much steeper the ravine is across than along.</source>
   <translation>峡谷横向比纵向陡多少倍。</translation>
  </message>
  <message>
   <source>How often a training set may mislead.</source>
   <translation>允许训练集误导的概率。</translation>
  </message>
  <message>
   <source>How often an arm winds around the centre.</source>
   <translation>每条臂绕中心的圈数。</translation>
  </message>
  <message>
   <source>How often the run goes through the training data.</source>
   <translation>整个训练集被遍历的次数。</translation>
  </message>
  <message>
   <source>How sharp the corner is.</source>
   <translation>拐角的尖锐程度。</translation>
  </message>
  <message>
   <source>How sharply the curve bends.</source>
   <translation>曲线弯曲的程度。</translation>
  </message>
  <message>
   <source>How the examples lie: shuffled, as in the file or as they were made, or class after class (a regression: by the target). Training without Shuffle goes through them like that.</source>
   <translation>样本的排列方式：打乱；按文件中或生成时的顺序；或一类接一类（回归任务则按目标值）。关闭“打乱”训练时，就按这个顺序逐个使用。</translation>
  </message>
  <message>
   <source>How the loss of the next batch changes with each unit's W·x + b, for each example.</source>
   <translation>对每个样本，下一批次的损失随各单元的 W·x + b 变化的快慢。</translation>
  </message>
  <message>
   <source>How the question is answered</source>
   <translation>这个问题怎样作答</translation>
  </message>
  <message>
   <source>How the rate moves.</source>
   <translation>学习率变化的方式。</translation>
  </message>
  <message>
   <source>How the run ended</source>
   <translation>训练如何结束</translation>
  </message>
  <message>
   <source>How the validation examples differ from those trained on, to see what a validation loss is then worth.</source>
   <translation>验证样本与训练样本有何不同，用来看这时验证损失还有多少意义。</translation>
  </message>
  <message>
   <source>How wide every hidden layer is.</source>
   <translation>每个隐藏层的宽度。</translation>
  </message>
  <message>
   <source>How wide the groups are.</source>
   <translation>各组有多宽。</translation>
  </message>
  <message>
   <source>However deep a linear network of square layers is, signal and gradient keep their length exactly, where other rules keep it on average only. A layer that narrows still drops directions, and a bent activation takes its own share.</source>
   <translation>由等宽层构成的线性网络无论多深，信号和梯度的长度都严格不变，而其他规则只能在平均意义上保持。变窄的层仍会丢失一些方向，非线性激活函数也会带走一部分。</translation>
  </message>
  <message>
   <source>Huber</source>
   <translation>Huber 损失</translation>
  </message>
  <message>
   <source>H₁₁</source>
   <translation>H₁₁</translation>
  </message>
  <message>
   <source>H₁₂</source>
   <translation>H₁₂</translation>
  </message>
  <message>
   <source>H₂₂</source>
   <translation>H₂₂</translation>
  </message>
  <message>
   <source>I was here before</source>
   <translation>我以前来过</translation>
  </message>
  <message>
   <source>Id</source>
   <translation>标识</translation>
  </message>
  <message>
   <source>Ideas of the course that are no training run</source>
   <translation>课程中不属于训练过程的概念</translation>
  </message>
  <message>
   <source>Ideas to take in your hand: optimizers racing downhill, convolution, Bayes and more.</source>
   <translation>可以亲手摆弄的概念：优化器下山赛跑、卷积、贝叶斯等等。</translation>
  </message>
  <message>
   <source>Identity</source>
   <translation>恒等</translation>
  </message>
  <message>
   <source>Ill and found</source>
   <translation>患病且被检出</translation>
  </message>
  <message>
   <source>Ill but missed</source>
   <translation>患病却被漏掉</translation>
  </message>
  <message>
   <source>Image</source>
   <translation>图像</translation>
  </message>
  <message>
   <source>Images</source>
   <translation>图像数</translation>
  </message>
  <message>
   <source>Images with what the network takes them for</source>
   <translation>图像及网络对它们的判断</translation>
  </message>
  <message>
   <source>Imbalanced</source>
   <translation>类别不平衡</translation>
  </message>
  <message>
   <source>In Adam an L2 term is divided by √v̂ like any gradient, so weights with large gradients hardly decay. Here all decay alike, and rate and decay can be tuned one after the other. Too large a λ keeps the network from fitting at all.</source>
   <translation>在 Adam 中，L2 项与其他梯度一样要除以 √v̂，因此梯度大的权重几乎不衰减。这里所有权重同等衰减，学习率与衰减可以先后单独调节。λ 太大则网络完全无法拟合。</translation>
  </message>
  <message>
   <source>In a training set, drawn and put back.</source>
   <translation>一个训练集中的样本数，有放回地抽取。</translation>
  </message>
  <message>
   <source>In each of two hidden layers, tanh.</source>
   <translation>两个隐藏层各有这么多单元，激活为 tanh。</translation>
  </message>
  <message>
   <source>In files</source>
   <translation>文件中</translation>
  </message>
  <message>
   <source>In full</source>
   <translation>完整数值</translation>
  </message>
  <message>
   <source>In layer {layer}, {share:.0%} of the filters are off everywhere in every example, at least since step {since:,}: no gradient reaches their weights, so they cannot come back by themselves.</source>
   <translation>第 {layer} 层有 {share:.0%} 的卷积核在所有样本的所有位置都不激活，至少从第 {since:,} 步开始：没有梯度到达它们的权重，它们无法自己恢复。</translation>
  </message>
  <message>
   <source>In layer {layer}, {share:.0%} of the outputs lie where {activation} is flat, so that hardly any gradient gets past them.</source>
   <translation>第 {layer} 层有 {share:.0%} 的输出位于 {activation} 的平坦区，几乎没有梯度能通过。</translation>
  </message>
  <message>
   <source>In layer {layer}, {share:.0%} of the units are off for every example, at least since step {since:,}: no gradient reaches their weights, so they cannot come back by themselves.</source>
   <translation>第 {layer} 层有 {share:.0%} 的单元对所有样本都关闭，至少从第 {since:,} 步起就是如此：没有梯度到达其权重，因此它们无法自行恢复。</translation>
  </message>
  <message>
   <source>In the picture of the network: units of the layer that is selected; with Ctrl, layers</source>
   <translation>在网络图中：增减所选层的单元；按住 Ctrl 则增减层</translation>
  </message>
  <message>
   <source>In which bytes a text file holds its letters. Auto: UTF-8 or, where it is not, the encoding of East Asia that makes usual letters of it, which is said.</source>
   <translation>文本文件以哪种编码保存文字。自动：UTF-8；若不是，则取能读出常用字的东亚编码，并加以说明。</translation>
  </message>
  <message>
   <source>Inference needs no gradients, and keeps no activations.</source>
   <translation>推理不需要梯度，也不保留激活值。</translation>
  </message>
  <message>
   <source>Initialization</source>
   <translation>初始化</translation>
  </message>
  <message>
   <source>Initialize with He normal</source>
   <translation>使用 He 正态初始化</translation>
  </message>
  <message>
   <source>Initialize with LeCun normal</source>
   <translation>使用 LeCun 正态初始化</translation>
  </message>
  <message>
   <source>Initialize with Xavier normal</source>
   <translation>使用 Xavier 正态初始化</translation>
  </message>
  <message>
   <source>Initialize with {name}</source>
   <translation>使用 {name} 初始化</translation>
  </message>
  <message>
   <source>Initializer</source>
   <translation>初始化</translation>
  </message>
  <message>
   <source>Initializers</source>
   <translation>初始化</translation>
  </message>
  <message>
   <source>Inner optimizer</source>
   <translation>内层优化器</translation>
  </message>
  <message>
   <source>Input</source>
   <translation>输入</translation>
  </message>
  <message>
   <source>Input column</source>
   <translation>输入列</translation>
  </message>
  <message>
   <source>Input z</source>
   <translation>输入 z</translation>
  </message>
  <message>
   <source>Input/output error</source>
   <translation>读写出错</translation>
  </message>
  <message>
   <source>Inputs</source>
   <translation>输入</translation>
  </message>
  <message>
   <source>Inputs on different scales</source>
   <translation>输入的尺度不一</translation>
  </message>
  <message>
   <source>Inputs x</source>
   <translation>输入 x</translation>
  </message>
  <message>
   <source>Inputs, hidden layers and outputs, and how many numbers are trained.</source>
   <translation>输入、隐藏层与输出，以及要训练的参数个数。</translation>
  </message>
  <message>
   <source>Intercept</source>
   <translation>截距</translation>
  </message>
  <message>
   <source>Intercept by least squares</source>
   <translation>最小二乘的截距</translation>
  </message>
  <message>
   <source>Intercept c</source>
   <translation>截距 c</translation>
  </message>
  <message>
   <source>Intercept, full batch</source>
   <translation>截距，全批量</translation>
  </message>
  <message>
   <source>Intercept, mini-batch</source>
   <translation>截距，小批量</translation>
  </message>
  <message>
   <source>Intercept, one by one</source>
   <translation>截距，逐个样本</translation>
  </message>
  <message>
   <source>Interrupted</source>
   <translation>已中断</translation>
  </message>
  <message>
   <source>Interval T</source>
   <translation>间隔 T</translation>
  </message>
  <message>
   <source>Invalid argument</source>
   <translation>系统不接受这个名称或参数</translation>
  </message>
  <message>
   <source>Invalid initial character for a key part</source>
   <translation>键的开头字符无效</translation>
  </message>
  <message>
   <source>Invalid statement</source>
   <translation>语句无效</translation>
  </message>
  <message>
   <source>Invalid value</source>
   <translation>值无效</translation>
  </message>
  <message>
   <source>Inverse square root</source>
   <translation>平方根倒数</translation>
  </message>
  <message>
   <source>Iris</source>
   <translation>鸢尾花</translation>
  </message>
  <message>
   <source>Is a directory</source>
   <translation>这是一个文件夹</translation>
  </message>
  <message>
   <source>Is added to v at every step.</source>
   <translation>每一步都加到 v 上。</translation>
  </message>
  <message>
   <source>It has a slope everywhere, so no unit dies for good; but negative values pass little gradient, outputs are all positive, and for values near 0 half of the gradient is lost in each layer. The larger β, the closer to ReLU.</source>
   <translation>处处有斜率，因此没有单元会永久死亡；但负值处通过的梯度很小，输出全为正，而在 0 附近每一层都会损失一半梯度。β 越大越接近 ReLU。</translation>
  </message>
  <message>
   <source>It is not as the lab wrote it.</source>
   <translation>其内容与实验室写入的不一致。</translation>
  </message>
  <message>
   <source>It must be there; name and class may be left empty.</source>
   <translation>学号必填；姓名和班级可以不填。</translation>
  </message>
  <message>
   <source>It trains exactly as cross-entropy does, for the target's entropy is a constant; but it is 0 where the prediction is the target, also with smoothed labels. Without smoothing the entropy is 0 and both are the same.</source>
   <translation>由于目标的熵是常数，训练过程与交叉熵完全相同；但当预测等于目标时其值为 0，标签平滑时也是如此。不做平滑时熵为 0，两者相同。</translation>
  </message>
  <message>
   <source>Its error on everything</source>
   <translation>它在全部数据上的误差</translation>
  </message>
  <message>
   <source>Its error on this training set</source>
   <translation>它在该训练集上的误差</translation>
  </message>
  <message>
   <source>Its gradient fades towards the margin, so it settles where the hinge jitters; a mislabelled example far on the wrong side dominates it. The output is no probability. For two classes.</source>
   <translation>梯度向间隔处逐渐减小，因此在合页损失会抖动的地方它能稳定下来；但远在错误一侧的错标样本会主导它。输出不是概率。用于二分类。</translation>
  </message>
  <message>
   <source>Its outputs average nearer 0 than ReLU's, which speeds up the layer after it, and a unit that is off keeps some slope. Far below 0 it saturates and hardly learns. Only with α = 1 has it no bend at 0; a larger α is steeper than 1 just below it, and a deep network may explode.</source>
   <translation>其输出的均值比 ReLU 更接近 0，可加快后一层的学习，关闭的单元也保留一些斜率。远低于 0 时饱和，几乎不学习。只有 α = 1 时在 0 处没有折角；α 更大时，略低于 0 处的斜率大于 1，深层网络可能爆炸。</translation>
  </message>
  <message>
   <source>Its slope falls with the square of z rather than exponentially, so saturated units find their way back sooner; but it falls from the first step away from 0, so fewer units work at full slope.</source>
   <translation>其斜率按 z 的平方而非指数减小，因此饱和的单元能更快恢复；但一离开 0 斜率就开始减小，因此以最大斜率工作的单元较少。</translation>
  </message>
  <message>
   <source>Its slope is 0 wherever it has one, so no useful gradient passes: gradient descent leaves every layer below it as it was. The perceptron rule, which uses no slope, trains a single layer of these units.</source>
   <translation>凡可导处斜率都是 0，因此没有有用的梯度通过：梯度下降无法改变它之前的任何一层。不使用斜率的感知机规则可以训练由这种单元构成的单层网络。</translation>
  </message>
  <message>
   <source>J at rest over the smallest</source>
   <translation>停下时的 J 与最小 J 之比</translation>
  </message>
  <message>
   <source>Jumping: an update changes the weights by more than 1/10 of their length</source>
   <translation>跳动：一次更新使权重的变化大于其长度的 1/10</translation>
  </message>
  <message>
   <source>Jumps</source>
   <translation>跳变数</translation>
  </message>
  <message>
   <source>K-means</source>
   <translation>K 均值</translation>
  </message>
  <message>
   <source>KL divergence (softmax)</source>
   <translation>KL 散度（softmax）</translation>
  </message>
  <message>
   <source>KL(P ‖ Q)</source>
   <translation>KL(P ‖ Q)</translation>
  </message>
  <message>
   <source>KL(Q ‖ P)</source>
   <translation>KL(Q ‖ P)</translation>
  </message>
  <message>
   <source>KOI8-R</source>
   <translation>KOI8-R</translation>
  </message>
  <message>
   <source>Keep the learning rate constant</source>
   <translation>保持学习率恒定</translation>
  </message>
  <message>
   <source>Keep this run's curves, to compare the next runs with them</source>
   <translation>保留此次运行的曲线，供后面的运行对比</translation>
  </message>
  <message>
   <source>Keeps signals and gradients from fading or growing, so that deep networks train at high rates. At inference the running values take the batch's place. With tiny batches they are too noisy. One example alone, as the last batch of an epoch may be, has no variance: it is normalized by the running values, and they stay as they are.</source>
   <translation>防止信号和梯度逐层减弱或增大，使深层网络能用大学习率训练。推理时以滑动统计量代替批次统计量。批次很小时噪声太大。单独一个样本（例如一轮的最后一批）没有方差：用滑动统计量归一化，滑动统计量保持不变。</translation>
  </message>
  <message>
   <source>Keeps steps finite where gradients are tiny.</source>
   <translation>梯度极小时保持步长有限。</translation>
  </message>
  <message>
   <source>Keeps the division finite where a signal does not vary.</source>
   <translation>信号不变化时使除法保持有限。</translation>
  </message>
  <message>
   <source>Keeps the spread of signals and gradients the same from layer to layer, for units that are linear near 0.</source>
   <translation>对于在 0 附近近似线性的单元，使信号和梯度的标准差在各层之间保持不变。</translation>
  </message>
  <message>
   <source>Keeps the spread of signals, or of gradients, the same from layer to layer of ReLU units.</source>
   <translation>对于 ReLU 单元，使信号或梯度的标准差在各层之间保持不变。</translation>
  </message>
  <message>
   <source>Keeps the spread of the forward signal the same, for units that are linear near 0.</source>
   <translation>对于在 0 附近近似线性的单元，使前向信号的离散程度保持不变。</translation>
  </message>
  <message>
   <source>Kernel</source>
   <translation>卷积核</translation>
  </message>
  <message>
   <source>Kernels of the convolution.</source>
   <translation>卷积层的卷积核个数。</translation>
  </message>
  <message>
   <source>Keys and values</source>
   <translation>键与值</translation>
  </message>
  <message>
   <source>Keys and values kept while writing</source>
   <translation>生成时保留的键与值</translation>
  </message>
  <message>
   <source>Kind of unit</source>
   <translation>单元种类</translation>
  </message>
  <message>
   <source>Knots</source>
   <translation>节点</translation>
  </message>
  <message>
   <source>Kolmogorov–Smirnov distance</source>
   <translation>Kolmogorov–Smirnov 距离</translation>
  </message>
  <message>
   <source>L = 1/n Σ|y − t|
∂L/∂y = sign(y − t)/n, and 0 where y = t</source>
   <translation>L = 1/n Σ|y − t|
∂L/∂y = sign(y − t)/n，y = t 时为 0</translation>
  </message>
  <message>
   <source>L(h, D): share of D that h calls wrongly
P(some h in H: |L(h, D_train) − L(h, D_all)| &gt; ε)
    ≤ 2·|H|·exp(−2Nε²)
at most δ for N ≥ ln(2|H|/δ)/(2ε²)</source>
   <translation>L(h, D)：D 中被 h 判错的比例
P(H 中某个 h：|L(h, D_train) − L(h, D_all)| &gt; ε)
    ≤ 2·|H|·exp(−2Nε²)
N ≥ ln(2|H|/δ)/(2ε²) 时不超过 δ</translation>
  </message>
  <message>
   <source>L(w, b) = 1/N·Σ (wx + b − y)²;   a step: (w, b) ← (w, b) − η·∇L of its batch
bowl: H = 2/N·XᵀX; its axes are the eigenvectors, and full-batch descent diverges from η = 2/λₙ</source>
   <translation>L(w, b) = 1/N·Σ (wx + b − y)²；   一步：(w, b) ← (w, b) − η·该批次的 ∇L
碗：H = 2/N·XᵀX；它的轴是特征向量，全批量下降从 η = 2/λₙ 起发散</translation>
  </message>
  <message>
   <source>L1 λ</source>
   <translation>L1 系数 λ</translation>
  </message>
  <message>
   <source>L2 λ</source>
   <translation>L2 系数 λ</translation>
  </message>
  <message>
   <source>LAMB</source>
   <translation>LAMB</translation>
  </message>
  <message>
   <source>Lab</source>
   <translation>实验课</translation>
  </message>
  <message>
   <source>Lab: {title} ({minutes} min)</source>
   <translation>实验：{title}（{minutes} 分钟）</translation>
  </message>
  <message>
   <source>Label noise</source>
   <translation>标签噪声</translation>
  </message>
  <message>
   <source>Label smoothing ε</source>
   <translation>标签平滑 ε</translation>
  </message>
  <message>
   <source>Labs</source>
   <translation>实验课</translation>
  </message>
  <message>
   <source>Labs (*.lab.toml)</source>
   <translation>实验 (*.lab.toml)</translation>
  </message>
  <message>
   <source>Landscape</source>
   <translation>地形</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>语言</translation>
  </message>
  <message>
   <source>Large negative values end at −α.</source>
   <translation>绝对值很大的负值趋于 −α。</translation>
  </message>
  <message>
   <source>Large rates carry the network across flat stretches, small ones let it settle, and no single rate has to be right. The loss goes up and down with the rate: compare the ends of cycles.</source>
   <translation>大学习率带网络穿过平坦区，小学习率让它稳定下来，无需找到某个唯一正确的值。损失随学习率起伏：请比较各周期的末尾。</translation>
  </message>
  <message>
   <source>Large steps for most of the run, ever smaller ones at its end. T is the whole run unless given; after T the rate stays at η_min.</source>
   <translation>运行的大部分时间步长较大，末尾步长越来越小。T 未指定时为整个运行；T 之后学习率保持在 η_min。</translation>
  </message>
  <message>
   <source>Larger text and thicker lines on the whole screen, without the form</source>
   <translation>全屏显示，文字更大、线条更粗，并隐藏表单</translation>
  </message>
  <message>
   <source>Larger values are cut off here.</source>
   <translation>更大的值在此截断。</translation>
  </message>
  <message>
   <source>Largest change of a parameter since step {n}</source>
   <translation>自第 {n} 步起参数的最大变化</translation>
  </message>
  <message>
   <source>Largest curvature λₙ</source>
   <translation>最大曲率 λₙ</translation>
  </message>
  <message>
   <source>Largest deviation of a training set</source>
   <translation>训练集的最大偏差</translation>
  </message>
  <message>
   <source>Largest deviation on this training set</source>
   <translation>该训练集上的最大偏差</translation>
  </message>
  <message>
   <source>Largest difference over the largest weight</source>
   <translation>最大差异与最大权重之比</translation>
  </message>
  <message>
   <source>Largest eigenvalue of all directions</source>
   <translation>所有方向里最大的特征值</translation>
  </message>
  <message>
   <source>Largest eigenvalue of the Hessian</source>
   <translation>海森矩阵的最大特征值</translation>
  </message>
  <message>
   <source>Largest error</source>
   <translation>最大误差</translation>
  </message>
  <message>
   <source>Largest root mean square of a feature</source>
   <translation>各特征均方根的最大值</translation>
  </message>
  <message>
   <source>Largest slope of activation</source>
   <translation>最大斜率，激活函数</translation>
  </message>
  <message>
   <source>Largest update over the weights' length</source>
   <translation>最大更新与权重长度之比</translation>
  </message>
  <message>
   <source>Last finite loss</source>
   <translation>最后一个有限的损失</translation>
  </message>
  <message>
   <source>Last share b</source>
   <translation>终止比例 b</translation>
  </message>
  <message>
   <source>Last step</source>
   <translation>最后一步</translation>
  </message>
  <message>
   <source>Layer</source>
   <translation>层</translation>
  </message>
  <message>
   <source>Layer norm</source>
   <translation>层归一化</translation>
  </message>
  <message>
   <source>Layer widths</source>
   <translation>各层单元数</translation>
  </message>
  <message>
   <source>Layer {number}</source>
   <translation>第 {number} 层</translation>
  </message>
  <message>
   <source>Layers</source>
   <translation>各层</translation>
  </message>
  <message>
   <source>Layers beyond the threshold</source>
   <translation>超过阈值的层数</translation>
  </message>
  <message>
   <source>Layers for a factor of a million</source>
   <translation>变化一百万倍所需的层数</translation>
  </message>
  <message>
   <source>Layers of the network</source>
   <translation>网络各层</translation>
  </message>
  <message>
   <source>Layers on the path</source>
   <translation>路径经过的层数</translation>
  </message>
  <message>
   <source>Layers passed</source>
   <translation>经过的层数</translation>
  </message>
  <message>
   <source>Layers that each multiply by f′(z).</source>
   <translation>层数，每层都乘上 f′(z)。</translation>
  </message>
  <message>
   <source>Layers whose units are alike</source>
   <translation>单元全都相同的层数</translation>
  </message>
  <message>
   <source>Le&amp;cture</source>
   <translation>讲课(&amp;C)</translation>
  </message>
  <message>
   <source>LeCun normal</source>
   <translation>LeCun 正态</translation>
  </message>
  <message>
   <source>LeCun uniform</source>
   <translation>LeCun 均匀</translation>
  </message>
  <message>
   <source>LeCun's rule with weights between two limits instead of a bell curve.</source>
   <translation>LeCun 规则，但权重在两个界限之间均匀分布，而非钟形分布。</translation>
  </message>
  <message>
   <source>LeCun, Bottou, Orr &amp; Müller (1998), Efficient BackProp, section 4.3</source>
   <translation>LeCun, Bottou, Orr &amp; Müller (1998), Efficient BackProp, section 4.3</translation>
  </message>
  <message>
   <source>Leaky ReLU</source>
   <translation>Leaky ReLU</translation>
  </message>
  <message>
   <source>Learning rate</source>
   <translation>学习率</translation>
  </message>
  <message>
   <source>Learning rate over the run</source>
   <translation>整个运行中的学习率</translation>
  </message>
  <message>
   <source>Learning rate over what it was set to</source>
   <translation>学习率与设定值之比</translation>
  </message>
  <message>
   <source>Learning rate too large</source>
   <translation>学习率过大</translation>
  </message>
  <message>
   <source>Learning rate too small</source>
   <translation>学习率过小</translation>
  </message>
  <message>
   <source>Learning rate η</source>
   <translation>学习率 η</translation>
  </message>
  <message>
   <source>Learning-rate schedules</source>
   <translation>学习率调度</translation>
  </message>
  <message>
   <source>Least error on everything</source>
   <translation>全部数据上的最小误差</translation>
  </message>
  <message>
   <source>Leave it out</source>
   <translation>不使用它</translation>
  </message>
  <message>
   <source>Leave out</source>
   <translation>排除的列</translation>
  </message>
  <message>
   <source>Leave the normalization out</source>
   <translation>去掉归一化</translation>
  </message>
  <message>
   <source>Leave the regularization out</source>
   <translation>去掉正则化</translation>
  </message>
  <message>
   <source>Leave the test set</source>
   <translation>离开测试集</translation>
  </message>
  <message>
   <source>Leave them out</source>
   <translation>不使用它们</translation>
  </message>
  <message>
   <source>Leaves the outputs to the loss, which brings the softmax or sigmoid it wants with it, in its stable form.</source>
   <translation>把输出交给损失函数，由它自带所需的 softmax 或 sigmoid，并采用数值稳定的形式。</translation>
  </message>
  <message>
   <source>Leaves validation examples out, so that the first classes are more frequent than in training, or rarer.</source>
   <translation>去掉一部分验证样本，使靠前的类别比训练集中更常见或更少见。</translation>
  </message>
  <message>
   <source>Lectures</source>
   <translation>讲课</translation>
  </message>
  <message>
   <source>Left of the gradient</source>
   <translation>梯度还剩多少</translation>
  </message>
  <message>
   <source>Length</source>
   <translation>长度</translation>
  </message>
  <message>
   <source>Length T</source>
   <translation>长度 T</translation>
  </message>
  <message>
   <source>Length of its gradient: cross-entropy</source>
   <translation>梯度长度：交叉熵</translation>
  </message>
  <message>
   <source>Length of its gradient: squared error</source>
   <translation>梯度长度：平方误差</translation>
  </message>
  <message>
   <source>Length of one update compared with the weights it changes: ‖Δw‖ / ‖w‖. About 0.001 is healthy; far below, the layer hardly learns, far above, it jumps.</source>
   <translation>一次更新的长度与所更新权重的长度之比：‖Δw‖ / ‖w‖。约 0.001 为正常；远小于它时该层几乎不学习，远大于它时权重跳动。</translation>
  </message>
  <message>
   <source>Length of the gradient</source>
   <translation>梯度的长度</translation>
  </message>
  <message>
   <source>Length of the gradient G</source>
   <translation>梯度 G 的长度</translation>
  </message>
  <message>
   <source>Length of the loss's gradient with respect to all weights and biases of the layer: ‖∂L/∂θ‖ = √Σg². Shrinking from the output to layer 1 it vanishes, growing it explodes.</source>
   <translation>损失对该层所有权重和偏置的梯度的长度：‖∂L/∂θ‖ = √Σg²。从输出层到第 1 层逐渐变小即梯度消失，逐渐变大即梯度爆炸。</translation>
  </message>
  <message>
   <source>Length of the texts.</source>
   <translation>文本的长度。</translation>
  </message>
  <message>
   <source>Let an example of class 1 count {weight:g} times</source>
   <translation>把类别 1 的样本权重设为 {weight:g} 倍</translation>
  </message>
  <message>
   <source>Let it learn</source>
   <translation>让它学习</translation>
  </message>
  <message>
   <source>Let it make 10,000 updates and compare the errors δ: where has the gradient gone?</source>
   <translation>让它更新 10,000 次，再比较误差 δ：梯度到哪里去了？</translation>
  </message>
  <message>
   <source>Let somebody else work here</source>
   <translation>换人</translation>
  </message>
  <message>
   <source>Let the class choose a threshold by eye on one training set, then show everything. Draw again: each training set chooses another one. Count how many mislead by more than the tolerance, and read the bound: above one it says nothing. Raise N until it says something. Close with the trade-off: few thresholds, and the best is bad; many, and the gap is wide.</source>
   <translation>让全班在一个训练集上凭眼力选阈值，然后展示全部数据。重新抽取：每个训练集选出的都不同。数一数有多少个误导超过容差，再读上界：大于一时它什么也没说。增大 N 直到它有意义。最后看权衡：阈值少，最好的也差；阈值多，差距就大。</translation>
  </message>
  <message>
   <source>Let the class compute one window by hand, then play. Ask which kernel finds vertical strokes, and why; let somebody invent one. Shift the picture: the map shifts too, the code of the fully connected layer jumps. Raise the cells of the pooling until nothing moves any more, and ask what was lost. Close with the parameters: three ways to look at one picture.</source>
   <translation>让全班手算一个窗口，然后播放。问哪个卷积核能找到竖笔画，为什么；让人自己设计一个。平移图像：特征图跟着平移，全连接层的编码却大变。增大池化单元直到什么都不再变，问丢失了什么。最后看参数：看同一幅图的三种方式。</translation>
  </message>
  <message>
   <source>Let the class draw a schedule of its own on paper: large or small at first, and at the end? Show the four and move the cursor. Add a warm-up to one of them. Then the optimizers' own: show Adam's first steps without corrections, and ask what a warm-up is good for there. Close with RAdam, whose warm-up nobody has to choose.</source>
   <translation>让全班在纸上画出自己的调度：开始时大还是小，结束时呢？展示这四条并移动游标。给其中一条加上预热。再看优化器自带的：展示没有修正的 Adam 最初几步，问预热在那里有什么用。最后看 RAdam，它的预热不需要任何人来选。</translation>
  </message>
  <message>
   <source>Let the class guess the posterior for 1 % and 99 %, and write the guesses down. Show the dots: 99 of the ill and 99 of the healthy are called ill, so it is a half. Ask who would be treated on that. Test twice: 0.99. Close with a prevalence of 0.1 %, and with 10 % as among people with symptoms.</source>
   <translation>让全班猜 1 % 与 99 % 时的后验概率，并把猜测写下来。展示人群点图：患者中 99 人、健康者中也有 99 人被判为患病，所以是一半。问：凭这个结果，谁愿意接受治疗？再检测一次：0.99。最后看患病率 0.1 %，以及有症状人群的 10 %。</translation>
  </message>
  <message>
   <source>Let the class place four knots by calling out numbers, and read the error. Take the best heights, and show how little the hand had missed. Double the knots: steps halve the error, ReLUs quarter it. Choose the jump: one step is perfect, and ReLUs struggle. Then let the same network learn, and compare its error with the best one.</source>
   <translation>让全班报数放四个节点，读出误差。再取最优高度，看看手放的差多少。节点加倍：台阶的误差减半，ReLU 减到四分之一。选跳变：一个台阶就完美，ReLU 却很吃力。最后让同样的网络学习，把它的误差和最优的比较。</translation>
  </message>
  <message>
   <source>Let the class place the centres by hand, then step: assign, move, assign. Ask what can never rise. Change the start until two centres share a blob and one has two: nothing moves any more, and it is still wrong. Show k-means++ choosing by squared distance, then compare 200 starts. Close with the outlier: one point drags a mean away, but hardly a median.</source>
   <translation>让全班动手放中心，然后一步步走：分配、移动、分配。问什么绝不会变大。换起点，直到两个中心挤在一团、另一个占了两团：谁都不再动，可结果还是错的。展示 k-means++ 如何按距离平方抽取，再比较 200 个起点。最后看离群点：一个点就能把均值拉走，却几乎拉不动中位数。</translation>
  </message>
  <message>
   <source>Let the learning rate fall along a cosine, and the noise with it</source>
   <translation>让学习率按余弦下降，噪声随之减小</translation>
  </message>
  <message>
   <source>Let the learning rate rise over the first {steps} steps</source>
   <translation>让学习率在最初 {steps} 步内逐渐上升</translation>
  </message>
  <message>
   <source>Lets another optimizer run ahead for k steps, then goes a part of the way there and starts again from it.</source>
   <translation>让另一个优化器先行 k 步，再朝其到达处前进一部分，并从那里重新开始。</translation>
  </message>
  <message>
   <source>Level stretches with sudden jumps between them.</source>
   <translation>若干水平段，段间突然跳变。</translation>
  </message>
  <message>
   <source>Lifts the right one of the two minima, which is gone from 0.385 on.</source>
   <translation>抬高两个极小值中右边的一个；从 0.385 起它就消失了。</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>浅色</translation>
  </message>
  <message>
   <source>Like the system</source>
   <translation>跟随系统</translation>
  </message>
  <message>
   <source>Limit a</source>
   <translation>界限 a</translation>
  </message>
  <message>
   <source>Line</source>
   <translation>直线</translation>
  </message>
  <message>
   <source>Linear</source>
   <translation>线性</translation>
  </message>
  <message>
   <source>Linear regression in two dimensions: one layer without a hidden one finds a, b and c, and the loss is a bowl in them. Everything deeper is a detour.</source>
   <translation>二维线性回归：没有隐藏层的单层网络就能找到 a、b 和 c，损失是它们的碗形函数。更深的网络都是绕路。</translation>
  </message>
  <message>
   <source>Linear regression, where the best weights are known: one layer without a hidden one finds them. Outliers pull squared error away from the line; absolute error and Huber's hold it.</source>
   <translation>线性回归，最优权重已知：没有隐藏层的单层网络就能找到。离群点会把平方误差的解拉离直线；绝对误差和 Huber 损失则能保持稳定。</translation>
  </message>
  <message>
   <source>Lines</source>
   <translation>曲线</translation>
  </message>
  <message>
   <source>Lines and letters that stay sharp at any size</source>
   <translation>线条和文字任意缩放都保持清晰</translation>
  </message>
  <message>
   <source>Lion</source>
   <translation>Lion</translation>
  </message>
  <message>
   <source>Load</source>
   <translation>载入</translation>
  </message>
  <message>
   <source>Loaded. Any setting may be changed.</source>
   <translation>已载入。所有设置都可以改。</translation>
  </message>
  <message>
   <source>Loaded. Change nothing, and run it.</source>
   <translation>已载入。什么都不要改，直接运行。</translation>
  </message>
  <message>
   <source>Loaded. Change, in Experiment: {entries}.</source>
   <translation>已载入。请在“实验”中改动：{entries}。</translation>
  </message>
  <message>
   <source>Loading the data</source>
   <translation>正在加载数据</translation>
  </message>
  <message>
   <source>Lock it in</source>
   <translation>锁定预测</translation>
  </message>
  <message>
   <source>Log-cosh</source>
   <translation>Log-cosh</translation>
  </message>
  <message>
   <source>Logarithmic axis of the sweep</source>
   <translation>扫描图的对数坐标轴</translation>
  </message>
  <message>
   <source>Logarithmic loss axis</source>
   <translation>损失使用对数坐标轴</translation>
  </message>
  <message>
   <source>Logarithmic step axis</source>
   <translation>步数使用对数坐标轴</translation>
  </message>
  <message>
   <source>Logit z</source>
   <translation>logit z</translation>
  </message>
  <message>
   <source>Logits z</source>
   <translation>logit z</translation>
  </message>
  <message>
   <source>Longest gradient</source>
   <translation>最大的梯度范数</translation>
  </message>
  <message>
   <source>Longest way of a centre</source>
   <translation>中心移动的最大距离</translation>
  </message>
  <message>
   <source>Look ahead along the momentum. Needs momentum above 0, dampening 0.</source>
   <translation>沿动量方向预先看一步。要求动量大于 0、阻尼为 0。</translation>
  </message>
  <message>
   <source>Look at the test set</source>
   <translation>查看测试集</translation>
  </message>
  <message>
   <source>Look for a file</source>
   <translation>浏览文件</translation>
  </message>
  <message>
   <source>Lookahead</source>
   <translation>Lookahead</translation>
  </message>
  <message>
   <source>Looking for hand-ins…</source>
   <translation>正在查找提交文件…</translation>
  </message>
  <message>
   <source>Looking into the network…</source>
   <translation>正在查看网络内部…</translation>
  </message>
  <message>
   <source>Looking…</source>
   <translation>正在查看…</translation>
  </message>
  <message>
   <source>Looks so far: {looks}. What was chosen since fits it, too.</source>
   <translation>已查看 {looks} 次。此后所做的选择也在迁就它。</translation>
  </message>
  <message>
   <source>Loss</source>
   <translation>损失</translation>
  </message>
  <message>
   <source>Loss above the lowest</source>
   <translation>比最低点高出的损失</translation>
  </message>
  <message>
   <source>Loss after one step, by slope and curvature</source>
   <translation>走一步后的损失，由斜率和曲率估计</translation>
  </message>
  <message>
   <source>Loss after one step, measured</source>
   <translation>走一步后的损失，实际</translation>
  </message>
  <message>
   <source>Loss after the step</source>
   <translation>走一步之后的损失</translation>
  </message>
  <message>
   <source>Loss and accuracy</source>
   <translation>损失与准确率</translation>
  </message>
  <message>
   <source>Loss before the first step</source>
   <translation>第一步之前的损失</translation>
  </message>
  <message>
   <source>Loss held out, all examples</source>
   <translation>留出样本损失，全部样本</translation>
  </message>
  <message>
   <source>Loss held out, small batches</source>
   <translation>留出样本损失，小批量</translation>
  </message>
  <message>
   <source>Loss landscape: flat and sharp</source>
   <translation>损失地形：平坦与尖锐</translation>
  </message>
  <message>
   <source>Loss of racer</source>
   <translation>损失，选手</translation>
  </message>
  <message>
   <source>Loss of the descent</source>
   <translation>下降过程的损失</translation>
  </message>
  <message>
   <source>Loss that counts as arrived</source>
   <translation>算作到达的损失</translation>
  </message>
  <message>
   <source>Loss, full batch</source>
   <translation>损失，全批量</translation>
  </message>
  <message>
   <source>Loss, mini-batch</source>
   <translation>损失，小批量</translation>
  </message>
  <message>
   <source>Loss, one by one</source>
   <translation>损失，逐个样本</translation>
  </message>
  <message>
   <source>Losses</source>
   <translation>损失函数</translation>
  </message>
  <message>
   <source>Losses and gradients</source>
   <translation>损失与梯度</translation>
  </message>
  <message>
   <source>Losses of several runs</source>
   <translation>多次运行的损失</translation>
  </message>
  <message>
   <source>Lower the learning rate to {rate:g}</source>
   <translation>把学习率降到 {rate:g}</translation>
  </message>
  <message>
   <source>Lower the learning rate to {rate:g}: smaller steps average over more examples</source>
   <translation>把学习率降到 {rate:g}：步长越小，相当于对越多样本取平均</translation>
  </message>
  <message>
   <source>Lower the prevalence to 0.1 % and say what happens to a positive result; then test twice.</source>
   <translation>把患病率降到 0.1 %，先说出阳性结果会怎样变化；然后检测两次。</translation>
  </message>
  <message>
   <source>Lowest</source>
   <translation>下限</translation>
  </message>
  <message>
   <source>Lowest rate η_min</source>
   <translation>最低学习率 η_min</translation>
  </message>
  <message>
   <source>Lowest validation loss</source>
   <translation>最低验证损失</translation>
  </message>
  <message>
   <source>Lᵖ error</source>
   <translation>Lᵖ 误差</translation>
  </message>
  <message>
   <source>MAE {value}</source>
   <translation>MAE {value}</translation>
  </message>
  <message>
   <source>MNIST</source>
   <translation>MNIST</translation>
  </message>
  <message>
   <source>Made for data in which one class fills nearly everything: its many easy examples no longer drown the few hard ones. For the same reason it dwells on mislabelled examples, and its probabilities are less sure than they should be. γ = 0 is cross-entropy.</source>
   <translation>为某一类几乎占据全部的数据而设计：大量易分样本不再淹没少数难分样本。同理，它会纠缠于错标的样本，给出的概率也不如应有的那样确定。γ = 0 即交叉熵。</translation>
  </message>
  <message>
   <source>Make P one-hot: all on one outcome. Read its entropy, then smooth it and read it again.</source>
   <translation>让 P 成为独热分布：全部集中在一个结果上。读出它的熵，平滑之后再读一次。</translation>
  </message>
  <message>
   <source>Make a lab out of the experiment in the window, and of runs that solve it</source>
   <translation>用窗口中的设置和能解出它的运行制作一个实验</translation>
  </message>
  <message>
   <source>Make the change that was taken back</source>
   <translation>重做刚才撤销的更改</translation>
  </message>
  <message>
   <source>Make the hidden layers wider: {hidden}</source>
   <translation>加宽隐藏层：{hidden}</translation>
  </message>
  <message>
   <source>Make the model older and watch the noise scale: when does a larger batch begin to pay?</source>
   <translation>让模型多训练一些，看噪声尺度：从什么时候起更大的批量才划算？</translation>
  </message>
  <message>
   <source>Make the negatives a thousand times as many. Say first which curve moves, and which does not.</source>
   <translation>把负例增加到一千倍。先说出哪条曲线会动，哪条不动。</translation>
  </message>
  <message>
   <source>Make the penalties ten times smaller</source>
   <translation>把惩罚项减小到十分之一</translation>
  </message>
  <message>
   <source>Map</source>
   <translation>热力图</translation>
  </message>
  <message>
   <source>Map of the sweep</source>
   <translation>扫描的热力图</translation>
  </message>
  <message>
   <source>Maps</source>
   <translation>特征图</translation>
  </message>
  <message>
   <source>Maps and weights of every layer</source>
   <translation>每一层的特征图和权重</translation>
  </message>
  <message>
   <source>Margin m</source>
   <translation>间隔 m</translation>
  </message>
  <message>
   <source>Masters &amp; Luschi (2018); Keskar et al. (2017), On Large-Batch Training for Deep Learning</source>
   <translation>Masters &amp; Luschi (2018); Keskar et al. (2017), On Large-Batch Training for Deep Learning</translation>
  </message>
  <message>
   <source>Max 2×2</source>
   <translation>最大 2×2</translation>
  </message>
  <message>
   <source>Max 3×3</source>
   <translation>最大 3×3</translation>
  </message>
  <message>
   <source>Max 4×4</source>
   <translation>最大 4×4</translation>
  </message>
  <message>
   <source>Max-norm</source>
   <translation>最大范数</translation>
  </message>
  <message>
   <source>May be changed</source>
   <translation>允许修改</translation>
  </message>
  <message>
   <source>McCandlish, Kaplan &amp; Amodei (2018), An Empirical Model of Large-Batch Training; Smith et al. (2018)</source>
   <translation>McCandlish, Kaplan &amp; Amodei (2018), An Empirical Model of Large-Batch Training; Smith et al. (2018)</translation>
  </message>
  <message>
   <source>Mean</source>
   <translation>均值</translation>
  </message>
  <message>
   <source>Mean 2×2</source>
   <translation>平均 2×2</translation>
  </message>
  <message>
   <source>Mean 3×3</source>
   <translation>平均 3×3</translation>
  </message>
  <message>
   <source>Mean 4×4</source>
   <translation>平均 4×4</translation>
  </message>
  <message>
   <source>Mean absolute error</source>
   <translation>平均绝对误差</translation>
  </message>
  <message>
   <source>Mean absolute error on the validation set as the run ended, in the target's own units</source>
   <translation>运行结束时验证集上的平均绝对误差，以目标自身的单位计</translation>
  </message>
  <message>
   <source>Mean and variance of so few examples are mostly chance: each example's signal depends on which others happen to be in its batch, and the running values used for validation do not match what training saw. One example alone has no variance at all, and is normalized by those running values instead.</source>
   <translation>样本这么少，均值和方差大多出于偶然：每个样本的信号取决于同批次中恰好有哪些样本，验证时所用的滑动统计量也与训练时不符。单独一个样本根本没有方差，只能用这些滑动统计量归一化。</translation>
  </message>
  <message>
   <source>Mean cosine to G</source>
   <translation>与 G 的平均余弦</translation>
  </message>
  <message>
   <source>Mean layers of the paths that count</source>
   <translation>起作用的路径平均经过的层数</translation>
  </message>
  <message>
   <source>Mean loss over the validation set as the run ended</source>
   <translation>运行结束时验证集上的平均损失</translation>
  </message>
  <message>
   <source>Mean loss over the whole training set as the run ended</source>
   <translation>运行结束时整个训练集上的平均损失</translation>
  </message>
  <message>
   <source>Mean of the activations</source>
   <translation>激活值的均值</translation>
  </message>
  <message>
   <source>Mean of the layer's outputs over the batch: μ = 1/n Σa. Far from 0 it shifts every later layer.</source>
   <translation>该层输出在一个批次上的均值：μ = 1/n Σa。远离 0 时会使后面各层发生偏移。</translation>
  </message>
  <message>
   <source>Mean of the sample</source>
   <translation>样本均值</translation>
  </message>
  <message>
   <source>Mean squared error</source>
   <translation>均方误差</translation>
  </message>
  <message>
   <source>Mean μ</source>
   <translation>均值 μ</translation>
  </message>
  <message>
   <source>Mean, standard error and worst value of radius, texture, perimeter, area and six more. About 97 % is easily reached; a malignant tumour called benign costs more than the other error, so look at recall and not at accuracy alone.</source>
   <translation>半径、纹理、周长、面积等十项指标的均值、标准误和最差值。很容易达到约 97 %；把恶性肿瘤判为良性的代价高于另一种错误，因此要看召回率，而不只是准确率。</translation>
  </message>
  <message>
   <source>Mean: 1/n Σ(y−t)². Half the mean: half of it. Half the sum: ½Σ over the outputs, mean over the batch.</source>
   <translation>均值：1/n Σ(y−t)²。均值的一半：其一半。和的一半：对输出求 ½Σ，再对批次取均值。</translation>
  </message>
  <message>
   <source>Meant to start as fast as Adam and end as well as SGD. The final rate matters after all: too large a one makes the end of a long run diverge.</source>
   <translation>旨在开始时与 Adam 一样快，结束时与 SGD 一样好。最终学习率终究很重要：太大会使长时间运行的末尾发散。</translation>
  </message>
  <message>
   <source>Measure the largest and smallest curvature of the loss, eigenvalues of its Hessian, beside the training.</source>
   <translation>训练的同时测量损失的最大与最小曲率，即海森矩阵的特征值。</translation>
  </message>
  <message>
   <source>Measure the network as it is on the test examples, once. Best when every choice has been made.</source>
   <translation>用测试样本对当前网络测量一次。最好在所有选择都定下之后再看。</translation>
  </message>
  <message>
   <source>Measure the run of the window, and choose from the numbers what is needed</source>
   <translation>测量窗口中的运行，再从测得的数中选出要求</translation>
  </message>
  <message>
   <source>Measure what you did, as the teacher will (Enter)</source>
   <translation>测量你的结果，与老师的评分方法完全一样（Enter）</translation>
  </message>
  <message>
   <source>Measured as the run goes on</source>
   <translation>随训练进行而测量</translation>
  </message>
  <message>
   <source>Measured on the run's first batch, at its initial weights; the output layer's a is its linear output. Expected: wide layers of independent weights, N(0, 2/fan_in) for He, N(0, 2/(fan_in + fan_out)) for Xavier, with this network's activations; gradients begin with those measured in the last layer.
Glorot &amp; Bengio (2010); He et al. (2015); Poole et al. (2016)</source>
   <translation>实测：运行的第一个批次，使用初始权重；输出层的 a 为其线性输出。理论值：假定各层很宽、权重相互独立，He 为 N(0, 2/fan_in)，Xavier 为 N(0, 2/(fan_in + fan_out))，激活函数与此网络相同；梯度以最后一层的实测值为起点。
Glorot &amp; Bengio (2010); He et al. (2015); Poole et al. (2016)</translation>
  </message>
  <message>
   <source>Measuring every curvature…</source>
   <translation>正在测量全部曲率…</translation>
  </message>
  <message>
   <source>Measuring the loss around the network…</source>
   <translation>正在测量网络周围的损失…</translation>
  </message>
  <message>
   <source>Median of the sample</source>
   <translation>样本中位数</translation>
  </message>
  <message>
   <source>Medium, strong, boss: further numbers</source>
   <translation>中等、高难、终极：再写几个数</translation>
  </message>
  <message>
   <source>Memory</source>
   <translation>显存</translation>
  </message>
  <message>
   <source>Memory for the timeline</source>
   <translation>时间线内存上限</translation>
  </message>
  <message>
   <source>Memory of squared gradients and steps; 0.9 is about 10.</source>
   <translation>对梯度平方和步长平方的记忆；0.9 约相当于 10 步。</translation>
  </message>
  <message>
   <source>Memory of the gradient's mean; 0.9 is about 10 steps.</source>
   <translation>对梯度均值的记忆；0.9 约相当于 10 步。</translation>
  </message>
  <message>
   <source>Memory of the gradient's mean; 0.99 is about 100 steps.</source>
   <translation>对梯度均值的记忆；0.99 约相当于 100 步。</translation>
  </message>
  <message>
   <source>Memory of the squared gradient; 0.99 is about 100 steps.</source>
   <translation>对梯度平方的记忆；0.99 约相当于 100 步。</translation>
  </message>
  <message>
   <source>Memory of the squared gradient; 0.999 is about 1,000 steps.</source>
   <translation>对梯度平方的记忆；0.999 约相当于 1,000 步。</translation>
  </message>
  <message>
   <source>Memory α</source>
   <translation>记忆系数 α</translation>
  </message>
  <message>
   <source>Memory ρ</source>
   <translation>记忆系数 ρ</translation>
  </message>
  <message>
   <source>Message</source>
   <translation>消息</translation>
  </message>
  <message>
   <source>Metric</source>
   <translation>监视指标</translation>
  </message>
  <message>
   <source>Metrics</source>
   <translation>评估指标</translation>
  </message>
  <message>
   <source>Microscope</source>
   <translation>显微镜</translation>
  </message>
  <message>
   <source>Milestones</source>
   <translation>里程碑</translation>
  </message>
  <message>
   <source>Minimal change</source>
   <translation>最小改善量</translation>
  </message>
  <message>
   <source>Minutes</source>
   <translation>分钟</translation>
  </message>
  <message>
   <source>Mirrors half of the images. Not for digits or letters.</source>
   <translation>对一半图像做左右镜像。不适用于数字或字母。</translation>
  </message>
  <message>
   <source>Misclassified</source>
   <translation>误分类</translation>
  </message>
  <message>
   <source>Mish</source>
   <translation>Mish</translation>
  </message>
  <message>
   <source>Mismatch</source>
   <translation>分布差异</translation>
  </message>
  <message>
   <source>Mismatches of training and validation</source>
   <translation>训练集与验证集的差异</translation>
  </message>
  <message>
   <source>Missing values</source>
   <translation>缺失值</translation>
  </message>
  <message>
   <source>Missing values are filled in: {fills}</source>
   <translation>缺失值已填补：{fills}</translation>
  </message>
  <message>
   <source>Mode</source>
   <translation>模式</translation>
  </message>
  <message>
   <source>Model</source>
   <translation>模型</translation>
  </message>
  <message>
   <source>Momentum decay ψ</source>
   <translation>动量衰减 ψ</translation>
  </message>
  <message>
   <source>Momentum α</source>
   <translation>动量 α</translation>
  </message>
  <message>
   <source>Momentum β</source>
   <translation>动量 β</translation>
  </message>
  <message>
   <source>Momentum μ</source>
   <translation>动量 μ</translation>
  </message>
  <message>
   <source>More</source>
   <translation>更多</translation>
  </message>
  <message>
   <source>Most points</source>
   <translation>满分</translation>
  </message>
  <message>
   <source>Move convolution {number} one place earlier</source>
   <translation>把第 {number} 个卷积层前移一位</translation>
  </message>
  <message>
   <source>Move convolution {number} one place later</source>
   <translation>把第 {number} 个卷积层后移一位</translation>
  </message>
  <message>
   <source>Move down</source>
   <translation>下移</translation>
  </message>
  <message>
   <source>Move the step down</source>
   <translation>下移步骤</translation>
  </message>
  <message>
   <source>Move the step up</source>
   <translation>上移步骤</translation>
  </message>
  <message>
   <source>Move up</source>
   <translation>上移</translation>
  </message>
  <message>
   <source>Moves every parameter by exactly the rate, in the direction in which its gradients agree.</source>
   <translation>每个参数恰好移动一个学习率的距离，方向取其历次梯度的一致方向。</translation>
  </message>
  <message>
   <source>Moves every validation input by so many deviations of its feature.</source>
   <translation>把每个验证输入移动若干个该特征的标准差。</translation>
  </message>
  <message>
   <source>Moves images by up to so much, in any direction.</source>
   <translation>向任意方向平移图像，最多移动这么多。</translation>
  </message>
  <message>
   <source>Multiplies the rate by the same factor at each of a few chosen moments.</source>
   <translation>在选定的几个时刻，各把学习率乘以相同的系数。</translation>
  </message>
  <message>
   <source>Multiplies the rate by the same factor at equal intervals.</source>
   <translation>每隔相等的时间，把学习率乘以相同的系数。</translation>
  </message>
  <message>
   <source>My page is how it is done</source>
   <translation>以我的页面为解法</translation>
  </message>
  <message>
   <source>My run is how it is done</source>
   <translation>以我的运行为解法</translation>
  </message>
  <message>
   <source>NAdam</source>
   <translation>NAdam</translation>
  </message>
  <message>
   <source>NaN, ∞</source>
   <translation>NaN、∞</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>名称</translation>
  </message>
  <message>
   <source>Name of the pinned run {run}</source>
   <translation>固定的运行 {run} 的名称</translation>
  </message>
  <message>
   <source>Name of the run that goes on</source>
   <translation>当前运行的名称</translation>
  </message>
  <message>
   <source>Near 0 it passes the gradient whole, so it goes deeper than the sigmoid; far from 0 it saturates just the same.</source>
   <translation>在 0 附近它完整地传递梯度，因此可以比 sigmoid 更深；远离 0 时同样会饱和。</translation>
  </message>
  <message>
   <source>Near a critical point, where the gradient is 0, steps are short whether it is a minimum or a saddle with a way down. In many dimensions most of such points far above the smallest loss are saddles, which noise and momentum leave in time.</source>
   <translation>在梯度为 0 的临界点附近，无论它是极小值点还是仍可下降的鞍点，步长都很短。在高维空间中，损失远高于最小值的临界点大多是鞍点，噪声和动量迟早会使网络离开。</translation>
  </message>
  <message>
   <source>Needs no length of the run and never comes to rest: the slowest fall under which SGD still converges. After a warm-up of T steps it is the schedule of the first Transformer.</source>
   <translation>无需知道运行长度，也永不静止：是 SGD 仍能收敛的最慢下降方式。加上 T 步预热，就是最初 Transformer 的调度。</translation>
  </message>
  <message>
   <source>Needs no length of the run. It falls fastest when the rate is largest, so the run may be nearly over before the network has travelled far: keep the time to half the rate at a good part of the run.</source>
   <translation>无需知道运行长度。学习率最大时下降最快，因此网络可能还没走多远，训练就几乎结束了：应让学习率减半所需的时间占运行的相当一部分。</translation>
  </message>
  <message>
   <source>Negative slope α</source>
   <translation>负区斜率 α</translation>
  </message>
  <message>
   <source>Negatives</source>
   <translation>负例数</translation>
  </message>
  <message>
   <source>Negatives' mean</source>
   <translation>负例均值</translation>
  </message>
  <message>
   <source>Negatives' width</source>
   <translation>负例宽度</translation>
  </message>
  <message>
   <source>Nesterov</source>
   <translation>Nesterov 动量</translation>
  </message>
  <message>
   <source>Network</source>
   <translation>网络</translation>
  </message>
  <message>
   <source>New W of layer 1, weight</source>
   <translation>第 1 层的新 W，权重</translation>
  </message>
  <message>
   <source>New W of layer 2, weight</source>
   <translation>第 2 层的新 W，权重</translation>
  </message>
  <message>
   <source>New b of layer 1, unit</source>
   <translation>第 1 层的新 b，单元</translation>
  </message>
  <message>
   <source>New b of layer 2, unit</source>
   <translation>第 2 层的新 b，单元</translation>
  </message>
  <message>
   <source>New lab</source>
   <translation>新建实验</translation>
  </message>
  <message>
   <source>New lab…</source>
   <translation>新建实验…</translation>
  </message>
  <message>
   <source>Newest step</source>
   <translation>最新一步</translation>
  </message>
  <message>
   <source>Next</source>
   <translation>下一步</translation>
  </message>
  <message>
   <source>Next scene</source>
   <translation>下一幕</translation>
  </message>
  <message>
   <source>Nine weights, row by row.</source>
   <translation>九个权重，逐行排列。</translation>
  </message>
  <message>
   <source>Nine weights; own: those that are set below.</source>
   <translation>九个权重；自定义：用下面设置的权重。</translation>
  </message>
  <message>
   <source>No</source>
   <translation>否</translation>
  </message>
  <message>
   <source>No curves: see Map and Table</source>
   <translation>没有曲线：请看热力图和表格</translation>
  </message>
  <message>
   <source>No folder yet</source>
   <translation>尚未选择文件夹</translation>
  </message>
  <message>
   <source>No higher level than before: what you had is kept.</source>
   <translation>没有达到更高的级别：保留原来的结果。</translation>
  </message>
  <message>
   <source>No image</source>
   <translation>没有图像</translation>
  </message>
  <message>
   <source>No lab has to do with “{words}”.</source>
   <translation>没有与“{words}”有关的实验。</translation>
  </message>
  <message>
   <source>No layer is selected; the arrow keys select one.</source>
   <translation>未选中任何层；可用方向键选择。</translation>
  </message>
  <message>
   <source>No page yet: open one in Explore, and press Begin with my page.</source>
   <translation>还没有页面：请在“探索”里打开一个，再按“以我的页面为起点”。</translation>
  </message>
  <message>
   <source>No rate can be advised: the runs do not go from sound to diverged.</source>
   <translation>无法给出建议：这些运行没有从正常过渡到发散。</translation>
  </message>
  <message>
   <source>No runs</source>
   <translation>没有运行</translation>
  </message>
  <message>
   <source>No setting</source>
   <translation>无设置</translation>
  </message>
  <message>
   <source>No setting here has to do with “{words}”. Try another word, or fewer.</source>
   <translation>这里没有与“{words}”有关的设置。请换一个词，或少写几个词。</translation>
  </message>
  <message>
   <source>No space left on device</source>
   <translation>磁盘空间不足</translation>
  </message>
  <message>
   <source>No step is ever longer than about η, which steadies training where gradients are rare or jump. A single large gradient holds its parameter back for about 1/(1 − β₂) steps.</source>
   <translation>任何一步都不会超过约 η，因此在梯度稀疏或突变时训练更稳定。一次大梯度会使其参数在约 1/(1 − β₂) 步内进展缓慢。</translation>
  </message>
  <message>
   <source>No such file or directory</source>
   <translation>没有这个文件或文件夹</translation>
  </message>
  <message>
   <source>No weight starts further from the mean.</source>
   <translation>初始权重与均值的距离不超过此值。</translation>
  </message>
  <message>
   <source>Nobody has shown yet how it is done.</source>
   <translation>还没有给出解法。</translation>
  </message>
  <message>
   <source>Noise</source>
   <translation>噪声</translation>
  </message>
  <message>
   <source>Noise c</source>
   <translation>噪声 c</translation>
  </message>
  <message>
   <source>Noise decay γ</source>
   <translation>噪声衰减 γ</translation>
  </message>
  <message>
   <source>Noise for signal in the gradient of a batch</source>
   <translation>批次梯度中噪声与信号之比</translation>
  </message>
  <message>
   <source>Noise scale tr Σ/|G|²</source>
   <translation>噪声尺度 tr Σ/|G|²</translation>
  </message>
  <message>
   <source>Noise σ</source>
   <translation>噪声 σ</translation>
  </message>
  <message>
   <source>None</source>
   <translation>无</translation>
  </message>
  <message>
   <source>None of these</source>
   <translation>全都不满足</translation>
  </message>
  <message>
   <source>Norm of all parameters</source>
   <translation>全部参数的范数</translation>
  </message>
  <message>
   <source>Norm of the whole gradient</source>
   <translation>整个梯度的范数</translation>
  </message>
  <message>
   <source>Norm of the whole gradient over the loss</source>
   <translation>整个梯度的范数与损失之比</translation>
  </message>
  <message>
   <source>Normal</source>
   <translation>正态</translation>
  </message>
  <message>
   <source>Normalization</source>
   <translation>归一化</translation>
  </message>
  <message>
   <source>Normalization or detours hold the signals, so the theory of plain layers does not apply here.</source>
   <translation>信号受归一化或残差连接的调节，因此普通层的理论在此不适用。</translation>
  </message>
  <message>
   <source>Normalizations</source>
   <translation>归一化</translation>
  </message>
  <message>
   <source>Not a directory</source>
   <translation>这不是文件夹</translation>
  </message>
  <message>
   <source>Not a finite number</source>
   <translation>不是有限的数</translation>
  </message>
  <message>
   <source>Not answered yet.</source>
   <translation>还没有回答。</translation>
  </message>
  <message>
   <source>Not finished: {plan}; {done} of {total} runs are done.</source>
   <translation>未完成：{plan}；{total} 次运行已完成 {done} 次。</translation>
  </message>
  <message>
   <source>Not graded</source>
   <translation>未评分</translation>
  </message>
  <message>
   <source>Not in this run yet: {entries}. Press Reset, then train.</source>
   <translation>这次运行还没有用上：{entries}。请先按“重置”，再训练。</translation>
  </message>
  <message>
   <source>Not looked at yet. Every choice made after a look fits it, too, and it says less.</source>
   <translation>还没有查看过。看过之后所做的每个选择也会迁就它，它就说明得更少。</translation>
  </message>
  <message>
   <source>Not one of {examples} validation examples is taken for {classes}.</source>
   <translation>{examples} 个验证样本中没有一个被判为 {classes}。</translation>
  </message>
  <message>
   <source>Not right, and no try is left.</source>
   <translation>不对，而且已经没有机会再试了。</translation>
  </message>
  <message>
   <source>Not yet.</source>
   <translation>还不对。</translation>
  </message>
  <message>
   <source>Not yet. Tries left: {count}</source>
   <translation>还不对。还可以试 {count} 次。</translation>
  </message>
  <message>
   <source>Not yet: {rule}</source>
   <translation>还不对：{rule}</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>提示</translation>
  </message>
  <message>
   <source>Notes call (1 − t/T)ᵖ a decay at equal intervals: it is polynomial decay. And 0.99^(t/T) falls by 1 % in the whole run; meant is 0.99 an epoch.</source>
   <translation>讲义把 (1 − t/T)ᵖ 称为等间隔衰减：它其实是多项式衰减。而 0.99^(t/T) 在整个训练中只下降 1 %；本意是每轮乘 0.99。</translation>
  </message>
  <message>
   <source>Notes give 32 × 1024 × 768 in FP32 as 25 MB. Those are 25.2 million elements: 100.7 MB, or 96 MiB. And 128 · 150528 · 4 / 1024 is 75,264 KiB; divide once more for the 73.5 MiB.</source>
   <translation>讲义说 FP32 的 32 × 1024 × 768 是 25 MB。那是 2,520 万个元素：100.7 MB，即 96 MiB。而 128 · 150528 · 4 / 1024 得 75,264 KiB；还要再除一次才是 73.5 MiB。</translation>
  </message>
  <message>
   <source>Notes give 8.3 % and 0.94 % as the precision of A and B: exactly 8.257 % and 0.941 %. Their AUCs, 0.9495 and 0.9700, are those of a single point joined with the corners.</source>
   <translation>讲义给出 A 与 B 的精确率为 8.3 % 和 0.94 %：准确值是 8.257 % 和 0.941 %。它们的 AUC 0.9495 与 0.9700 是单个点与两角相连所得的面积。</translation>
  </message>
  <message>
   <source>Notes say full-batch descent finds the global optimum: that holds for convex losses like this one.</source>
   <translation>讲义说全批量下降能找到全局最优：这只对像这里这样的凸损失成立。</translation>
  </message>
  <message>
   <source>Notes say that E[ln P] “is” the entropy. It is −H(P): surprise is −ln p, never negative.</source>
   <translation>讲义说 E[ln P] “就是”熵。它其实是 −H(P)：惊讶程度是 −ln p，从不为负。</translation>
  </message>
  <message>
   <source>Notes say that the parameters of a fully connected layer grow exponentially with the picture. They grow with its area: 100,480 at 28 pixels, 131,200 at 32, which is 31 % more.</source>
   <translation>讲义说全连接层的参数随图像指数增长。其实随面积增长：28 像素时 100,480 个，32 像素时 131,200 个，多 31 %。</translation>
  </message>
  <message>
   <source>Notes write w + ηm for momentum; the step goes downhill: w − ηm. AdaGrad sums g², not w², and it does not lead to the global optimum.</source>
   <translation>讲义里动量写成 w + ηm；而这一步是往下走的：w − ηm。AdaGrad 累加的是 g² 而不是 w²，它也不保证到达全局最优。</translation>
  </message>
  <message>
   <source>Nothing</source>
   <translation>都不允许</translation>
  </message>
  <message>
   <source>Nothing else was changed</source>
   <translation>没有改动其他设置</translation>
  </message>
  <message>
   <source>Nothing found</source>
   <translation>没有找到</translation>
  </message>
  <message>
   <source>Nothing is called so. Try another word, in English or Chinese.</source>
   <translation>没有这样的页面。换一个中文或英文词试试。</translation>
  </message>
  <message>
   <source>Nothing is entered. The default is {default}.</source>
   <translation>没有输入内容。默认值为 {default}。</translation>
  </message>
  <message>
   <source>Nothing is known of how “{run}” was trained: it cannot be trained again.</source>
   <translation>不知道“{run}”是怎样训练的：无法重新训练。</translation>
  </message>
  <message>
   <source>Nothing is required yet. Set the page as it solves the step, then press Require something.</source>
   <translation>还没有任何要求。先把页面设成解法的样子，再按“添加要求”。</translation>
  </message>
  <message>
   <source>Nothing is required yet. Train the run that solves the step, then press Require something.</source>
   <translation>还没有任何要求。请先训练出能解这一步的运行，再按“添加要求”。</translation>
  </message>
  <message>
   <source>Nothing more is tried; what is pinned by now stays.</source>
   <translation>不再尝试；已固定的保留。</translation>
  </message>
  <message>
   <source>Nothing unusual at step {step}</source>
   <translation>第 {step} 步未见异常</translation>
  </message>
  <message>
   <source>Nothing unusual so far</source>
   <translation>目前没有异常</translation>
  </message>
  <message>
   <source>Nothing was changed</source>
   <translation>没有任何改动</translation>
  </message>
  <message>
   <source>Nudge</source>
   <translation>轻推</translation>
  </message>
  <message>
   <source>Number</source>
   <translation>编号</translation>
  </message>
  <message>
   <source>Number of pictures</source>
   <translation>图片数</translation>
  </message>
  <message>
   <source>Numbers</source>
   <translation>数值格式</translation>
  </message>
  <message>
   <source>Numbers are read as they are meant: {examples}</source>
   <translation>数字按其本意读取：{examples}</translation>
  </message>
  <message>
   <source>Numbers in a layer, from the input to the output.</source>
   <translation>从输入到输出，每层有多少个数。</translation>
  </message>
  <message>
   <source>Numbers worked out</source>
   <translation>已算出的数</translation>
  </message>
  <message>
   <source>ONNX (*.onnx)</source>
   <translation>ONNX (*.onnx)</translation>
  </message>
  <message>
   <source>ONNX export needs the package onnx, which is missing from this lab's Python environment, {folder}.</source>
   <translation>导出 ONNX 需要 onnx 包，而本程序所用的 Python 环境（{folder}）中没有这个包。</translation>
  </message>
  <message>
   <source>Of a workbook: which sheet is read, by its name or number. Empty: the first with cells.</source>
   <translation>读取工作簿中的哪一张工作表，写名称或序号。留空：第一张有内容的工作表。</translation>
  </message>
  <message>
   <source>Of all directions, those that curve down</source>
   <translation>所有方向里向下弯曲的</translation>
  </message>
  <message>
   <source>Of all parameters</source>
   <translation>所有参数合计</translation>
  </message>
  <message>
   <source>Of both networks.</source>
   <translation>两个网络共用。</translation>
  </message>
  <message>
   <source>Of each parameter</source>
   <translation>每个参数</translation>
  </message>
  <message>
   <source>Of fading cycles: what is left of the height after 1 unit.</source>
   <translation>用于逐渐衰减：每过 1 个单位后高度剩余的比例。</translation>
  </message>
  <message>
   <source>Of layer 1; layer 2 is sigmoid.</source>
   <translation>第 1 层的；第 2 层是 sigmoid。</translation>
  </message>
  <message>
   <source>Of that picture: 3 for colours.</source>
   <translation>该图像的通道数：彩色为 3。</translation>
  </message>
  <message>
   <source>Of the activation: at most 1/4 for a sigmoid, 1 for tanh and ReLU.</source>
   <translation>激活函数的斜率：sigmoid 至多 1/4，tanh 和 ReLU 至多 1。</translation>
  </message>
  <message>
   <source>Of the draws.</source>
   <translation>抽样的随机种子。</translation>
  </message>
  <message>
   <source>Of the examples taken for this class, the share that is of it</source>
   <translation>判为该类的样本中，真正属于该类的比例</translation>
  </message>
  <message>
   <source>Of the fully connected layer.</source>
   <translation>全连接层的单元数。</translation>
  </message>
  <message>
   <source>Of the gradient descent from there.</source>
   <translation>从该点开始的梯度下降的学习率。</translation>
  </message>
  <message>
   <source>Of the line's.</source>
   <translation>直线数据的点数。</translation>
  </message>
  <message>
   <source>Of the noise: the same for all racers.</source>
   <translation>噪声的随机种子：所有选手用同一个。</translation>
  </message>
  <message>
   <source>Of the one example.</source>
   <translation>这一个样本的。</translation>
  </message>
  <message>
   <source>Of the order of the examples, and of the line's points.</source>
   <translation>样本次序和直线数据点的随机种子。</translation>
  </message>
  <message>
   <source>Of the path between the two.</source>
   <translation>介于两者之间的那条路径的批量。</translation>
  </message>
  <message>
   <source>Of the picture that parameters are counted for.</source>
   <translation>用来数参数的图像边长。</translation>
  </message>
  <message>
   <source>Of the picture.</source>
   <translation>图像的平移量。</translation>
  </message>
  <message>
   <source>Of the pictures and the training sets.</source>
   <translation>图片与训练集的随机种子。</translation>
  </message>
  <message>
   <source>Of the saved run “{run}” these are missing or damaged: {parts}</source>
   <translation>已保存的运行“{run}”缺失或损坏了以下部分：{parts}</translation>
  </message>
  <message>
   <source>Of the step.</source>
   <translation>这一步的。</translation>
  </message>
  <message>
   <source>Of the table, by its name or number. Empty: the last one.</source>
   <translation>表格的列，写列名或序号。留空：最后一列。</translation>
  </message>
  <message>
   <source>Of the table, by its name, or its number among the inputs. Empty: the first.</source>
   <translation>表格的列，写列名，或它在输入列中的序号。留空：第一列。</translation>
  </message>
  <message>
   <source>Of the two hidden units.</source>
   <translation>两个隐藏单元的。</translation>
  </message>
  <message>
   <source>Of the two outputs.</source>
   <translation>两个输出的。</translation>
  </message>
  <message>
   <source>Of the way that is kept. 1: the other optimizer alone.</source>
   <translation>保留路程的比例。1：只用另一个优化器。</translation>
  </message>
  <message>
   <source>Of the weights, the data and the batches.</source>
   <translation>权重、数据和批次的种子。</translation>
  </message>
  <message>
   <source>Of this class's examples, the share that is found</source>
   <translation>该类样本中被找出的比例</translation>
  </message>
  <message>
   <source>Off</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Often thought</source>
   <translation>常见误解</translation>
  </message>
  <message>
   <source>Often written wrong</source>
   <translation>常见笔误</translation>
  </message>
  <message>
   <source>On its way back through the layers a gradient is multiplied by a factor each. What is left of it?</source>
   <translation>梯度反向经过每一层时都要乘上一个因子。最后还剩多少？</translation>
  </message>
  <message>
   <source>On the training set, at the last evaluation</source>
   <translation>训练集上，最近一次评估的结果</translation>
  </message>
  <message>
   <source>On the validation set, at the last evaluation</source>
   <translation>验证集上，最近一次评估的结果</translation>
  </message>
  <message>
   <source>On which side of the number it passes</source>
   <translation>在这个数的哪一侧算通过</translation>
  </message>
  <message>
   <source>One by one is more restless by</source>
   <translation>逐个样本的抖动是小批量的倍数</translation>
  </message>
  <message>
   <source>One change takes effect on Reset.</source>
   <translation>有一项更改将在重置后生效。</translation>
  </message>
  <message>
   <source>One change takes effect on Run or Reset.</source>
   <translation>有一项更改将在运行或重置后生效。</translation>
  </message>
  <message>
   <source>One cycle</source>
   <translation>单周期</translation>
  </message>
  <message>
   <source>One hidden layer of simple units, weighted and added: with enough of them it comes as near to a curve as wanted.</source>
   <translation>一个隐藏层的简单单元加权求和：单元足够多，就能任意接近一条曲线。</translation>
  </message>
  <message>
   <source>One hill in the middle of level ground, to be fitted with one input and one output.</source>
   <translation>平地中央的一座山丘，用一个输入和一个输出拟合。</translation>
  </message>
  <message>
   <source>One in twenty</source>
   <translation>二十比一</translation>
  </message>
  <message>
   <source>One knot less</source>
   <translation>减少一个节点</translation>
  </message>
  <message>
   <source>One more point, far away.</source>
   <translation>多一个很远的点。</translation>
  </message>
  <message>
   <source>One more value of the sample; drag it away.</source>
   <translation>样本中另加的一个值；把它拖开。</translation>
  </message>
  <message>
   <source>One neuron solves it, so it shows what an optimizer does without the network getting in the way. The best possible share of errors is Φ(−R/(√2·noise)): one in 400 at the default, 8 % at a noise of 1.</source>
   <translation>一个神经元就能解决，因此可以单独观察优化器的行为，不受网络影响。可达到的最低错误率为 Φ(−R/(√2·noise))：默认值下为 1/400，噪声为 1 时为 8 %。</translation>
  </message>
  <message>
   <source>One of several options</source>
   <translation>单项选择</translation>
  </message>
  <message>
   <source>One of these</source>
   <translation>满足其一</translation>
  </message>
  <message>
   <source>One of: {options}</source>
   <translation>可选：{options}</translation>
  </message>
  <message>
   <source>One step</source>
   <translation>一步</translation>
  </message>
  <message>
   <source>One step back</source>
   <translation>后退一步</translation>
  </message>
  <message>
   <source>One update</source>
   <translation>一次更新</translation>
  </message>
  <message>
   <source>One update of one weight, in numbers</source>
   <translation>一个权重的一次更新（数值）</translation>
  </message>
  <message>
   <source>One way to do it</source>
   <translation>一种做法</translation>
  </message>
  <message>
   <source>One-hot</source>
   <translation>独热</translation>
  </message>
  <message>
   <source>Only the distance from the centre tells the classes apart, so every boundary must close on itself. Noise beyond a quarter of the gap R/rings mixes neighbours.</source>
   <translation>只有到中心的距离能区分各类，因此每条边界都必须闭合。噪声超过环距（R 除以环数）的四分之一时，相邻的类会混在一起。</translation>
  </message>
  <message>
   <source>Only these may be changed: {keys}</source>
   <translation>只允许修改：{keys}</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>打开</translation>
  </message>
  <message>
   <source>Open CSV…</source>
   <translation>打开 CSV…</translation>
  </message>
  <message>
   <source>Open a lab</source>
   <translation>打开实验</translation>
  </message>
  <message>
   <source>Open a lab…</source>
   <translation>打开实验…</translation>
  </message>
  <message>
   <source>Open a network of as many units in Training, with this target as its data; steps and bumps become sigmoids, which have a slope to learn by.</source>
   <translation>在训练页打开一个单元数相同的网络，用这条目标曲线作数据；台阶和凸块换成 sigmoid，它们才有可供学习的斜率。</translation>
  </message>
  <message>
   <source>Open a page in Explore first.</source>
   <translation>请先在“探索”里打开一个页面。</translation>
  </message>
  <message>
   <source>Open a table</source>
   <translation>打开表格</translation>
  </message>
  <message>
   <source>Open a table of your own, such as a CSV file, as the data of a new experiment</source>
   <translation>打开自己的表格（如 CSV 文件），作为新实验的数据</translation>
  </message>
  <message>
   <source>Open an experiment</source>
   <translation>打开实验</translation>
  </message>
  <message>
   <source>Open an experiment file</source>
   <translation>打开实验文件</translation>
  </message>
  <message>
   <source>Open recent</source>
   <translation>最近打开</translation>
  </message>
  <message>
   <source>Open the page</source>
   <translation>打开页面</translation>
  </message>
  <message>
   <source>Open the page first.</source>
   <translation>请先打开页面。</translation>
  </message>
  <message>
   <source>Open the run</source>
   <translation>打开运行</translation>
  </message>
  <message>
   <source>Open the whole message in a window of its own</source>
   <translation>在单独的窗口中打开完整消息</translation>
  </message>
  <message>
   <source>Open…</source>
   <translation>打开…</translation>
  </message>
  <message>
   <source>Operation not permitted</source>
   <translation>不允许这样操作</translation>
  </message>
  <message>
   <source>Opposite quadrants share a class.</source>
   <translation>相对的两个象限属于同一类。</translation>
  </message>
  <message>
   <source>Optimizer</source>
   <translation>优化器</translation>
  </message>
  <message>
   <source>Optimizers</source>
   <translation>优化器</translation>
  </message>
  <message>
   <source>Order</source>
   <translation>顺序</translation>
  </message>
  <message>
   <source>Orthogonal</source>
   <translation>正交</translation>
  </message>
  <message>
   <source>Other bits came out than were handed in, on the same kind of machine</source>
   <translation>在同类机器上得到的结果与所提交的不一致</translation>
  </message>
  <message>
   <source>Other bits came out, and there are checks that fail</source>
   <translation>得到的结果不一致，并且有检查未通过</translation>
  </message>
  <message>
   <source>Other bits came out, on another kind of machine, and every check passes</source>
   <translation>在另一类机器上得到的结果不完全一致，但所有检查都通过</translation>
  </message>
  <message>
   <source>Other class shares</source>
   <translation>类别比例不同</translation>
  </message>
  <message>
   <source>Other settings</source>
   <translation>其他设置</translation>
  </message>
  <message>
   <source>Outcome</source>
   <translation>结果</translation>
  </message>
  <message>
   <source>Outcomes</source>
   <translation>结果个数</translation>
  </message>
  <message>
   <source>Outlier</source>
   <translation>离群点</translation>
  </message>
  <message>
   <source>Outliers</source>
   <translation>离群点</translation>
  </message>
  <message>
   <source>Outliers, absolute error</source>
   <translation>离群点，绝对误差</translation>
  </message>
  <message>
   <source>Outliers, smooth L1</source>
   <translation>离群点，平滑 L1</translation>
  </message>
  <message>
   <source>Outliers, squared error</source>
   <translation>离群点，平方误差</translation>
  </message>
  <message>
   <source>Output</source>
   <translation>输出</translation>
  </message>
  <message>
   <source>Output activation</source>
   <translation>输出激活</translation>
  </message>
  <message>
   <source>Output activations</source>
   <translation>输出激活</translation>
  </message>
  <message>
   <source>Outputs of any size and sign.</source>
   <translation>输出可为任意大小和符号。</translation>
  </message>
  <message>
   <source>Overfitting</source>
   <translation>过拟合</translation>
  </message>
  <message>
   <source>Own kernel</source>
   <translation>自定义卷积核</translation>
  </message>
  <message>
   <source>Own table</source>
   <translation>自己的表格</translation>
  </message>
  <message>
   <source>P</source>
   <translation>P</translation>
  </message>
  <message>
   <source>P(ill | +)</source>
   <translation>P(患病 | +)</translation>
  </message>
  <message>
   <source>P(ill | +) = P(+ | ill)·P(ill) / P(+)
P(+) = P(+ | ill)·P(ill) + P(+ | healthy)·P(healthy)</source>
   <translation>P(患病 | +) = P(+ | 患病)·P(患病) / P(+)
P(+) = P(+ | 患病)·P(患病) + P(+ | 健康)·P(健康)</translation>
  </message>
  <message>
   <source>P(ill | +) = {found} / ({found} + {alarms}) = {answer}</source>
   <translation>P(患病 | +) = {found} / ({found} + {alarms}) = {answer}</translation>
  </message>
  <message>
   <source>P(ill | all tests +)</source>
   <translation>P(患病 | 每次检测均为 +)</translation>
  </message>
  <message>
   <source>P(ill | −)</source>
   <translation>P(患病 | −)</translation>
  </message>
  <message>
   <source>P, what happens</source>
   <translation>P，真实分布</translation>
  </message>
  <message>
   <source>Padding</source>
   <translation>填充</translation>
  </message>
  <message>
   <source>Page</source>
   <translation>页面</translation>
  </message>
  <message>
   <source>Page through all images; a click opens one in Feature maps</source>
   <translation>翻看所有图像；点击一张即在“特征图”里打开</translation>
  </message>
  <message>
   <source>Page through the images taken for another class; a click opens one in Feature maps</source>
   <translation>翻看被认成别的类别的图像；点击一张即在“特征图”里打开</translation>
  </message>
  <message>
   <source>Pages (*.toml)</source>
   <translation>页面 (*.toml)</translation>
  </message>
  <message>
   <source>Pages of Explore</source>
   <translation>探索的页面</translation>
  </message>
  <message>
   <source>Parameters</source>
   <translation>参数个数</translation>
  </message>
  <message>
   <source>Parameters of the network</source>
   <translation>网络的参数个数</translation>
  </message>
  <message>
   <source>Parameters with rare gradients keep large steps, which helps with sparse data. Rates only ever fall, so long runs stall: RMSProp forgets instead.</source>
   <translation>梯度稀疏的参数保持较大步长，有利于稀疏数据。学习率只降不升，因此长时间运行会停滞：RMSProp 则会遗忘。</translation>
  </message>
  <message>
   <source>Parameters, bytes</source>
   <translation>参数（字节）</translation>
  </message>
  <message>
   <source>Parameters, fully connected</source>
   <translation>参数个数：全连接</translation>
  </message>
  <message>
   <source>Parameters, local and shared</source>
   <translation>参数个数：局部且共享</translation>
  </message>
  <message>
   <source>Parameters, local windows</source>
   <translation>参数个数：局部窗口</translation>
  </message>
  <message>
   <source>Passes every value on unchanged.</source>
   <translation>原样传递每个值。</translation>
  </message>
  <message>
   <source>Passes positive values on and a small share of the negative ones.</source>
   <translation>传递正值，负值只传递一小部分。</translation>
  </message>
  <message>
   <source>Passes positive values on and bends negative ones towards −α.</source>
   <translation>传递正值，把负值弯向 −α。</translation>
  </message>
  <message>
   <source>Passes positive values on and sets the others to zero.</source>
   <translation>传递正值，其余置零。</translation>
  </message>
  <message>
   <source>Passes values on between two limits and cuts off what lies beyond.</source>
   <translation>在上下限之间原样传递，超出部分截断。</translation>
  </message>
  <message>
   <source>Path</source>
   <translation>路径</translation>
  </message>
  <message>
   <source>Patience</source>
   <translation>耐心值</translation>
  </message>
  <message>
   <source>Patience N</source>
   <translation>耐心值 N</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>暂停</translation>
  </message>
  <message>
   <source>Pause training</source>
   <translation>暂停训练</translation>
  </message>
  <message>
   <source>Paused</source>
   <translation>已暂停</translation>
  </message>
  <message>
   <source>Peak M</source>
   <translation>峰值倍数 M</translation>
  </message>
  <message>
   <source>Penguins</source>
   <translation>企鹅</translation>
  </message>
  <message>
   <source>People count the dots: among many healthy ones a small error makes more false alarms than there are ill people. A second test begins with what the first one left as the probability.</source>
   <translation>数一数这些点：健康者很多时，很小的误差造成的误报也会多于真正的患者。第二次检测从第一次得到的概率开始。</translation>
  </message>
  <message>
   <source>Perceptron rule</source>
   <translation>感知机规则</translation>
  </message>
  <message>
   <source>Permission denied</source>
   <translation>没有权限</translation>
  </message>
  <message>
   <source>Phase</source>
   <translation>阶段</translation>
  </message>
  <message>
   <source>Pick an activation for every hidden layer.</source>
   <translation>为每个隐藏层选择激活函数。</translation>
  </message>
  <message>
   <source>Pick yourself from those who worked on this machine</source>
   <translation>从用过这台电脑的人中选择自己</translation>
  </message>
  <message>
   <source>Picture</source>
   <translation>图示</translation>
  </message>
  <message>
   <source>Picture (PNG)…</source>
   <translation>图片（PNG）…</translation>
  </message>
  <message>
   <source>Picture from</source>
   <translation>图像来源</translation>
  </message>
  <message>
   <source>Picture of the dataset</source>
   <translation>数据集图示</translation>
  </message>
  <message>
   <source>Picture side</source>
   <translation>图像边长</translation>
  </message>
  <message>
   <source>Pictures</source>
   <translation>图片</translation>
  </message>
  <message>
   <source>Pictures (*.png)</source>
   <translation>图片 (*.png)</translation>
  </message>
  <message>
   <source>Pictures of all datasets</source>
   <translation>所有数据集的缩略图</translation>
  </message>
  <message>
   <source>Pictures with more edges are called detailed.</source>
   <translation>边缘数更多的图片判为细节丰富。</translation>
  </message>
  <message>
   <source>Pin</source>
   <translation>固定</translation>
  </message>
  <message>
   <source>Pin as baseline</source>
   <translation>固定为基线</translation>
  </message>
  <message>
   <source>Pin this run as a baseline, then change something and run again: both are drawn in every plot and compared here.</source>
   <translation>把此次运行固定为基线，然后作些更改再运行：两者会画在每张图中，并在此处对比。</translation>
  </message>
  <message>
   <source>Pin two runs of the same network (P)</source>
   <translation>请固定同一网络的两次运行（P）</translation>
  </message>
  <message>
   <source>Pinned: {run}</source>
   <translation>已固定：{run}</translation>
  </message>
  <message>
   <source>Pixels each way, in three colours.</source>
   <translation>每边的像素数，三个颜色通道。</translation>
  </message>
  <message>
   <source>Pixels from one window to the next.</source>
   <translation>相邻窗口相隔的像素数。</translation>
  </message>
  <message>
   <source>Place</source>
   <translation>位置</translation>
  </message>
  <message>
   <source>Place of the outlier</source>
   <translation>离群点的位置</translation>
  </message>
  <message>
   <source>Places where the curve bends or jumps</source>
   <translation>曲线弯折或跳跃的位置数</translation>
  </message>
  <message>
   <source>Plain deep convolution</source>
   <translation>普通深层卷积网络</translation>
  </message>
  <message>
   <source>Plain descent cannot stay where the sharpness is above 2/η. With all examples it climbs to that edge; the noise of small batches drives it off before, to flatter ground. A slice shows two directions out of many: the readout says how much of the real paths lies in it.</source>
   <translation>锐度高于 2/η 的地方，普通梯度下降无法停留。用全部样本时锐度升到这条边缘；小批量的噪声则提前把网络推到更平坦的地方。切片只显示众多方向中的两个：读数说明真实路径有多少落在其中。</translation>
  </message>
  <message>
   <source>Plan</source>
   <translation>计划</translation>
  </message>
  <message>
   <source>Plane</source>
   <translation>平面</translation>
  </message>
  <message>
   <source>Plateau: the loss does not fall</source>
   <translation>平台期：损失不再下降</translation>
  </message>
  <message>
   <source>Play</source>
   <translation>播放</translation>
  </message>
  <message>
   <source>Play backward</source>
   <translation>倒放</translation>
  </message>
  <message>
   <source>Play forward</source>
   <translation>播放</translation>
  </message>
  <message>
   <source>Play the forward half with the class saying each rule. Stop before δ²: ask which three factors it has, and how cross-entropy loses one of them. Let everybody compute one ∂W² and compare. Then δ¹: through both outputs, so a sum. Make the step and read by how much the loss fell.</source>
   <translation>播放前向的一半，让全班说出每条规则。在 δ² 之前停下：问它有哪三个因子，交叉熵怎样少了其中一个。每人算一个 ∂W² 再比较。然后是 δ¹：它经过两个输出，所以是求和。走这一步，读出损失降了多少。</translation>
  </message>
  <message>
   <source>Play the page, or pause</source>
   <translation>播放本页，或暂停</translation>
  </message>
  <message>
   <source>Play the run again, up to its newest step</source>
   <translation>重放运行，直到最新一步</translation>
  </message>
  <message>
   <source>Play the run backward, up to its first step</source>
   <translation>倒放运行，直到第一步</translation>
  </message>
  <message>
   <source>Play, and say the sum of the nine products before it is written into the map.</source>
   <translation>播放，并在九个乘积之和写入特征图之前先说出来。</translation>
  </message>
  <message>
   <source>Play, or pause</source>
   <translation>播放，或暂停</translation>
  </message>
  <message>
   <source>Play: how often does a training set mislead, and what does the bound say of that?</source>
   <translation>播放：训练集多久误导一次？上界又怎么说？</translation>
  </message>
  <message>
   <source>Play: which ball arrives, and which one stays? Then find a start from where both arrive.</source>
   <translation>播放：哪个小球到达，哪个停在原地？再找一个两者都能到达的起点。</translation>
  </message>
  <message>
   <source>Points</source>
   <translation>点数</translation>
  </message>
  <message>
   <source>Points along a straight line, some of them far off.</source>
   <translation>沿直线分布的点，其中一些偏离很远。</translation>
  </message>
  <message>
   <source>Points earned</source>
   <translation>得分</translation>
  </message>
  <message>
   <source>Points left</source>
   <translation>未得满分</translation>
  </message>
  <message>
   <source>Points of up to eight classes, clicked or painted onto the plane.</source>
   <translation>在平面上单击或涂画出的点，最多八类。</translation>
  </message>
  <message>
   <source>Points of your own.</source>
   <translation>你自己的点。</translation>
  </message>
  <message>
   <source>Points to tell apart</source>
   <translation>要区分的点</translation>
  </message>
  <message>
   <source>Polynomial</source>
   <translation>多项式</translation>
  </message>
  <message>
   <source>Pooling</source>
   <translation>池化</translation>
  </message>
  <message>
   <source>Position</source>
   <translation>位置</translation>
  </message>
  <message>
   <source>Positive tests</source>
   <translation>阳性检测次数</translation>
  </message>
  <message>
   <source>Positives</source>
   <translation>正例数</translation>
  </message>
  <message>
   <source>Positives' mean</source>
   <translation>正例均值</translation>
  </message>
  <message>
   <source>Positives' width</source>
   <translation>正例宽度</translation>
  </message>
  <message>
   <source>Power of ten</source>
   <translation>10 的幂次</translation>
  </message>
  <message>
   <source>Power of ten of it</source>
   <translation>它的 10 的幂次</translation>
  </message>
  <message>
   <source>Power p</source>
   <translation>幂次 p</translation>
  </message>
  <message>
   <source>Powers of ten lost at every layer</source>
   <translation>每层衰减的数量级（10 的幂）</translation>
  </message>
  <message>
   <source>Prechelt (1998), Early Stopping: But When?; Goodfellow, Bengio &amp; Courville (2016), chapter 7</source>
   <translation>Prechelt (1998), Early Stopping: But When?; Goodfellow, Bengio &amp; Courville (2016), chapter 7</translation>
  </message>
  <message>
   <source>Precision</source>
   <translation>精确率</translation>
  </message>
  <message>
   <source>Predict</source>
   <translation>预测</translation>
  </message>
  <message>
   <source>Predictions of these classes</source>
   <translation>判为这些类别的次数</translation>
  </message>
  <message>
   <source>Preparing</source>
   <translation>准备中</translation>
  </message>
  <message>
   <source>Preparing the network</source>
   <translation>正在准备网络</translation>
  </message>
  <message>
   <source>Preparing: {what}</source>
   <translation>准备中：{what}</translation>
  </message>
  <message>
   <source>Presentation</source>
   <translation>演示模式</translation>
  </message>
  <message>
   <source>Presenter's notes</source>
   <translation>讲者备注</translation>
  </message>
  <message>
   <source>Presets</source>
   <translation>预设</translation>
  </message>
  <message>
   <source>Press Load.</source>
   <translation>按“载入”。</translation>
  </message>
  <message>
   <source>Press Space to train</source>
   <translation>按空格键开始训练</translation>
  </message>
  <message>
   <source>Press Space to train. What is unusual, why it happens and what may help is then said here.</source>
   <translation>按空格键开始训练。随后这里会说明有何异常、原因何在、有何对策。</translation>
  </message>
  <message>
   <source>Prevalence</source>
   <translation>患病率</translation>
  </message>
  <message>
   <source>Previous scene</source>
   <translation>上一幕</translation>
  </message>
  <message>
   <source>Probability</source>
   <translation>概率</translation>
  </message>
  <message>
   <source>Probability of class</source>
   <translation>概率，类别</translation>
  </message>
  <message>
   <source>Probability of each class</source>
   <translation>各类的概率</translation>
  </message>
  <message>
   <source>Problem</source>
   <translation>问题</translation>
  </message>
  <message>
   <source>Product of two weights</source>
   <translation>两个权重之积</translation>
  </message>
  <message>
   <source>Proven: before it is solved it fails, solved it passes, for {count} seeds.</source>
   <translation>已验证：对 {count} 个种子，未解时不通过，解出后通过。</translation>
  </message>
  <message>
   <source>Pullover</source>
   <translation>套头衫</translation>
  </message>
  <message>
   <source>Put back (Esc)</source>
   <translation>放回（Esc）</translation>
  </message>
  <message>
   <source>Put back what was in the window before; Undo goes on with the lecture</source>
   <translation>恢复讲课之前窗口里的内容；撤销可以继续讲课</translation>
  </message>
  <message>
   <source>Put every panel back in its place</source>
   <translation>把所有面板放回原位</translation>
  </message>
  <message>
   <source>Put every panel back where it was (Esc, F or a double click on the title)</source>
   <translation>把所有面板放回原处（Esc、F 或双击标题）</translation>
  </message>
  <message>
   <source>Put what this step starts with into the window; Undo brings back what was there</source>
   <translation>把这一步的初始实验放进窗口；按“撤销”可恢复原来的内容</translation>
  </message>
  <message>
   <source>Python (*.py)</source>
   <translation>Python (*.py)</translation>
  </message>
  <message>
   <source>Q</source>
   <translation>Q</translation>
  </message>
  <message>
   <source>Q, what is believed</source>
   <translation>Q，相信的分布</translation>
  </message>
  <message>
   <source>Quantity</source>
   <translation>显示的量</translation>
  </message>
  <message>
   <source>Question</source>
   <translation>问题</translation>
  </message>
  <message>
   <source>Quit</source>
   <translation>退出</translation>
  </message>
  <message>
   <source>Quiñonero-Candela et al. (2009), Dataset Shift in Machine Learning</source>
   <translation>Quiñonero-Candela et al. (2009), Dataset Shift in Machine Learning</translation>
  </message>
  <message>
   <source>RAdam</source>
   <translation>RAdam</translation>
  </message>
  <message>
   <source>RAdam divides by √v (1) or not yet (0)</source>
   <translation>RAdam 已除以 √v（1）或尚未（0）</translation>
  </message>
  <message>
   <source>RAdam's r</source>
   <translation>RAdam 的 r</translation>
  </message>
  <message>
   <source>RAdam's ρ</source>
   <translation>RAdam 的 ρ</translation>
  </message>
  <message>
   <source>RMSE {value}</source>
   <translation>RMSE {value}</translation>
  </message>
  <message>
   <source>RMSProp</source>
   <translation>RMSProp</translation>
  </message>
  <message>
   <source>ROC</source>
   <translation>ROC</translation>
  </message>
  <message>
   <source>Racer</source>
   <translation>选手</translation>
  </message>
  <message>
   <source>Racers</source>
   <translation>选手</translation>
  </message>
  <message>
   <source>Raise the learning rate to {rate:g}</source>
   <translation>把学习率提高到 {rate:g}</translation>
  </message>
  <message>
   <source>Raise the learning rate to {rate:g}, with so little noise</source>
   <translation>噪声很小，可把学习率提高到 {rate:g}</translation>
  </message>
  <message>
   <source>Random</source>
   <translation>随机</translation>
  </message>
  <message>
   <source>Range: {range}</source>
   <translation>范围：{range}</translation>
  </message>
  <message>
   <source>Rate</source>
   <translation>学习率</translation>
  </message>
  <message>
   <source>Rate of schedule</source>
   <translation>学习率，调度</translation>
  </message>
  <message>
   <source>Ratio</source>
   <translation>比例</translation>
  </message>
  <message>
   <source>Ratio r</source>
   <translation>倍数 r</translation>
  </message>
  <message>
   <source>ReLU</source>
   <translation>ReLU</translation>
  </message>
  <message>
   <source>ReLU that stops at 6.</source>
   <translation>到 6 为止的 ReLU。</translation>
  </message>
  <message>
   <source>ReLU with its corner rounded off.</source>
   <translation>把折角磨圆的 ReLU。</translation>
  </message>
  <message>
   <source>ReLU6</source>
   <translation>ReLU6</translation>
  </message>
  <message>
   <source>Reacts to a new gradient a step earlier than Adam, and often gains a little in the first epochs. It jitters as Adam does near a minimum.</source>
   <translation>比 Adam 早一步对新梯度作出反应，最初几轮往往略占优势。在极小值附近与 Adam 一样会抖动。</translation>
  </message>
  <message>
   <source>Read</source>
   <translation>阅读</translation>
  </message>
  <message>
   <source>Read Adam's uncorrected step at the steps 1, 10 and 1,000. When would it be the largest?</source>
   <translation>在第 1、10、1,000 步读出无修正的 Adam 步长。它在什么时候最大？</translation>
  </message>
  <message>
   <source>Read as Big5</source>
   <translation>按 Big5 读取</translation>
  </message>
  <message>
   <source>Read as EUC-JP</source>
   <translation>按 EUC-JP 读取</translation>
  </message>
  <message>
   <source>Read as EUC-KR</source>
   <translation>按 EUC-KR 读取</translation>
  </message>
  <message>
   <source>Read as GB18030</source>
   <translation>按 GB18030 读取</translation>
  </message>
  <message>
   <source>Read as KOI8-R</source>
   <translation>按 KOI8-R 读取</translation>
  </message>
  <message>
   <source>Read as Shift-JIS</source>
   <translation>按 Shift-JIS 读取</translation>
  </message>
  <message>
   <source>Read as Windows-1250</source>
   <translation>按 Windows-1250 读取</translation>
  </message>
  <message>
   <source>Read as Windows-1251</source>
   <translation>按 Windows-1251 读取</translation>
  </message>
  <message>
   <source>Read as Windows-1252</source>
   <translation>按 Windows-1252 读取</translation>
  </message>
  <message>
   <source>Read it off your run.</source>
   <translation>从你的训练中读出。</translation>
  </message>
  <message>
   <source>Read the line between the ends: is there a wall between them, and how high is it?</source>
   <translation>看两终点之间的连线：中间有没有墙，有多高？</translation>
  </message>
  <message>
   <source>Read “{sheet}”</source>
   <translation>读取“{sheet}”</translation>
  </message>
  <message>
   <source>Read-only file system</source>
   <translation>该磁盘为只读</translation>
  </message>
  <message>
   <source>Reading the file</source>
   <translation>正在读取文件</translation>
  </message>
  <message>
   <source>Reason</source>
   <translation>原因</translation>
  </message>
  <message>
   <source>Recall</source>
   <translation>召回率</translation>
  </message>
  <message>
   <source>Recall (true positive rate)</source>
   <translation>召回率（真正例率）</translation>
  </message>
  <message>
   <source>Record the window</source>
   <translation>录制窗口</translation>
  </message>
  <message>
   <source>Record the window…</source>
   <translation>录制窗口…</translation>
  </message>
  <message>
   <source>Redo</source>
   <translation>重做</translation>
  </message>
  <message>
   <source>Redo (Ctrl+Shift+Z)</source>
   <translation>重做（Ctrl+Shift+Z）</translation>
  </message>
  <message>
   <source>Reduce on plateau</source>
   <translation>平台期衰减</translation>
  </message>
  <message>
   <source>Reference</source>
   <translation>参考</translation>
  </message>
  <message>
   <source>Refuse</source>
   <translation>拒绝</translation>
  </message>
  <message>
   <source>Regression</source>
   <translation>回归</translation>
  </message>
  <message>
   <source>Regularization</source>
   <translation>正则化</translation>
  </message>
  <message>
   <source>Relative</source>
   <translation>相对</translation>
  </message>
  <message>
   <source>Remarks</source>
   <translation>备注</translation>
  </message>
  <message>
   <source>Repeat this run, edit it and go on; the run that goes on now is pinned</source>
   <translation>重复这次运行，可编辑后继续；当前的运行会被固定</translation>
  </message>
  <message>
   <source>Replay</source>
   <translation>重放</translation>
  </message>
  <message>
   <source>Report…</source>
   <translation>报告…</translation>
  </message>
  <message>
   <source>Reproduced</source>
   <translation>完全重现</translation>
  </message>
  <message>
   <source>Require something…</source>
   <translation>添加要求…</translation>
  </message>
  <message>
   <source>Require this no longer</source>
   <translation>不再要求这一项</translation>
  </message>
  <message>
   <source>ResNet-50</source>
   <translation>ResNet-50</translation>
  </message>
  <message>
   <source>Reset</source>
   <translation>重置</translation>
  </message>
  <message>
   <source>Reset layout</source>
   <translation>重置布局</translation>
  </message>
  <message>
   <source>Reset with new weights</source>
   <translation>用新权重重置</translation>
  </message>
  <message>
   <source>Residual</source>
   <translation>残差连接</translation>
  </message>
  <message>
   <source>Residual connections</source>
   <translation>残差连接</translation>
  </message>
  <message>
   <source>Residual deep convolution</source>
   <translation>残差深层卷积网络</translation>
  </message>
  <message>
   <source>Restore</source>
   <translation>恢复</translation>
  </message>
  <message>
   <source>Restore the best</source>
   <translation>恢复最佳参数</translation>
  </message>
  <message>
   <source>Results</source>
   <translation>结果</translation>
  </message>
  <message>
   <source>Results in a row that are all positive, each independent.</source>
   <translation>连续多次均为阳性的结果，各次相互独立。</translation>
  </message>
  <message>
   <source>Results of several runs</source>
   <translation>多次运行的结果</translation>
  </message>
  <message>
   <source>Return</source>
   <translation>恢复时刻</translation>
  </message>
  <message>
   <source>Return to the newest step of the run</source>
   <translation>回到运行的最新一步</translation>
  </message>
  <message>
   <source>Reveal</source>
   <translation>公布答案</translation>
  </message>
  <message>
   <source>Right for regression. Squared error on a classifier with linear outputs punishes answers that are too right.</source>
   <translation>适用于回归。对线性输出的分类器使用平方误差，会惩罚“过于正确”的答案。</translation>
  </message>
  <message>
   <source>Right for tanh. For ReLU, which drops half of its input, it is too small by √2: see He. For the sigmoid no gain helps much, because its slope is 1/4 at best.</source>
   <translation>适用于 tanh。对于舍弃一半输入的 ReLU，它小了 √2 倍：参见 He 初始化。对于 sigmoid，增益的作用不大，因为其斜率最大只有 1/4。</translation>
  </message>
  <message>
   <source>Right.</source>
   <translation>正确。</translation>
  </message>
  <message>
   <source>Rings</source>
   <translation>同心环</translation>
  </message>
  <message>
   <source>Rings one inside the other, one class a ring.</source>
   <translation>一环套一环，每环为一类。</translation>
  </message>
  <message>
   <source>Rise</source>
   <translation>上升时长</translation>
  </message>
  <message>
   <source>Rise of the target for one unit of x.</source>
   <translation>x 每增加一个单位时目标值的增量。</translation>
  </message>
  <message>
   <source>Rise of the target for one unit of x₁.</source>
   <translation>x₁ 每增加一个单位时目标值的增量。</translation>
  </message>
  <message>
   <source>Rise of the target for one unit of x₂.</source>
   <translation>x₂ 每增加一个单位时目标值的增量。</translation>
  </message>
  <message>
   <source>Rise r</source>
   <translation>上升比例 r</translation>
  </message>
  <message>
   <source>Rises and falls between the rate and a multiple of it, along straight lines, again and again.</source>
   <translation>沿直线在学习率与其若干倍之间反复升降。</translation>
  </message>
  <message>
   <source>Rises once from a small rate to the full one, then falls to almost nothing, over the whole run.</source>
   <translation>在整个运行中，从很小的学习率上升到最大值一次，再降到几乎为零。</translation>
  </message>
  <message>
   <source>Risk δ</source>
   <translation>风险 δ</translation>
  </message>
  <message>
   <source>Root mean squared error</source>
   <translation>均方根误差</translation>
  </message>
  <message>
   <source>Rotated</source>
   <translation>旋转</translation>
  </message>
  <message>
   <source>Rotation</source>
   <translation>旋转</translation>
  </message>
  <message>
   <source>Round</source>
   <translation>轮次</translation>
  </message>
  <message>
   <source>Round clouds, one a class, evenly around a circle.</source>
   <translation>均匀分布在圆周上的圆形点云，每团为一类。</translation>
  </message>
  <message>
   <source>Round {round}, assigned: every point to the nearest centre</source>
   <translation>第 {round} 轮，分配：每个点归最近的中心</translation>
  </message>
  <message>
   <source>Round {round}, moved: every centre into the middle of its points</source>
   <translation>第 {round} 轮，移动：每个中心移到自己那些点的正中</translation>
  </message>
  <message>
   <source>Round {round}: no point changes, so it rests</source>
   <translation>第 {round} 轮：没有点再换组，停下了</translation>
  </message>
  <message>
   <source>Rounds until it rests</source>
   <translation>停下之前的轮数</translation>
  </message>
  <message>
   <source>Row {row} holds the names of the columns again, and is taken as an example; take it out</source>
   <translation>第 {row} 行又是列名，却被当作样本；请删去</translation>
  </message>
  <message>
   <source>Row {row} holds the sums or means of the rows above it, as in {columns}; take it out if it is no example</source>
   <translation>第 {row} 行是上方各行的合计或平均值（见 {columns}）；若它不是样本，请删去</translation>
  </message>
  <message>
   <source>Row {row}, column {column!r}: numbers written as text, such as {value!r}, are taken as categories; write plain numbers, without units and signs, to use them as numbers</source>
   <translation>第 {row} 行，{column!r} 列：写成文本的数，例如 {value!r}，被当作类别；请只写数字，不带单位和符号，就会当作数来用</translation>
  </message>
  <message>
   <source>Row {row}, column {column!r}: {value!r} seems to sum up the rows above it; take the row out if it is no example</source>
   <translation>第 {row} 行，列 {column!r}：{value!r} 似乎是对上面各行的汇总；如果它不是样本，请删去这一行</translation>
  </message>
  <message>
   <source>Rub out points; so does the right mouse button.</source>
   <translation>擦除点；也可使用鼠标右键。</translation>
  </message>
  <message>
   <source>Run</source>
   <translation>运行</translation>
  </message>
  <message>
   <source>Run of step</source>
   <translation>步骤的运行</translation>
  </message>
  <message>
   <source>Run {number}: {reason}</source>
   <translation>运行 {number}：{reason}</translation>
  </message>
  <message>
   <source>Run {steps} steps.</source>
   <translation>运行 {steps} 步。</translation>
  </message>
  <message>
   <source>Runs</source>
   <translation>运行次数</translation>
  </message>
  <message>
   <source>Runs (*.dllab)</source>
   <translation>训练记录 (*.dllab)</translation>
  </message>
  <message>
   <source>Runs ({patterns})</source>
   <translation>训练文件（{patterns}）</translation>
  </message>
  <message>
   <source>Runs each beside this run, for as many steps, and pins it: one picture shows them all.</source>
   <translation>逐一在这次运行旁边训练同样多的步数并固定：一张图看清全部。</translation>
  </message>
  <message>
   <source>Runs of the sweep</source>
   <translation>扫描的各次运行</translation>
  </message>
  <message>
   <source>R² {value}</source>
   <translation>R² {value}</translation>
  </message>
  <message>
   <source>R², validation</source>
   <translation>R²，验证集</translation>
  </message>
  <message>
   <source>SELU</source>
   <translation>SELU</translation>
  </message>
  <message>
   <source>SGD</source>
   <translation>SGD</translation>
  </message>
  <message>
   <source>SGD diverges from 2/λₙ</source>
   <translation>SGD 从 2/λₙ 起发散</translation>
  </message>
  <message>
   <source>SGD since the step after t₀</source>
   <translation>自 t₀ 的下一步起为 SGD</translation>
  </message>
  <message>
   <source>SGD took over from Adam</source>
   <translation>SGD 接替了 Adam</translation>
  </message>
  <message>
   <source>SGD with momentum, with weights that shrink by themselves rather than through the gradient.</source>
   <translation>权重直接衰减、不通过梯度的带动量 SGD。</translation>
  </message>
  <message>
   <source>SGDW</source>
   <translation>SGDW</translation>
  </message>
  <message>
   <source>SWATS</source>
   <translation>SWATS</translation>
  </message>
  <message>
   <source>Said once the answer is revealed</source>
   <translation>公布答案后再说</translation>
  </message>
  <message>
   <source>Same</source>
   <translation>等大</translation>
  </message>
  <message>
   <source>Same step</source>
   <translation>同一步</translation>
  </message>
  <message>
   <source>Same: zeros around the picture, so that maps stay as large. Valid: filters stay inside.</source>
   <translation>等大：在图像四周补零，特征图保持同样大小。不填充：卷积核只在图像内部移动。</translation>
  </message>
  <message>
   <source>Sample</source>
   <translation>样本</translation>
  </message>
  <message>
   <source>Sandal</source>
   <translation>凉鞋</translation>
  </message>
  <message>
   <source>Saturated</source>
   <translation>饱和</translation>
  </message>
  <message>
   <source>Saturated outputs</source>
   <translation>饱和的输出</translation>
  </message>
  <message>
   <source>Saturated units</source>
   <translation>饱和单元</translation>
  </message>
  <message>
   <source>Saturated: more than 50 % of the outputs lie where the activation is flat</source>
   <translation>饱和：超过 50 % 的输出位于激活函数的平坦区</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>保存</translation>
  </message>
  <message>
   <source>Save as CSV…</source>
   <translation>另存为 CSV…</translation>
  </message>
  <message>
   <source>Save as a page…</source>
   <translation>另存为网页…</translation>
  </message>
  <message>
   <source>Save as…</source>
   <translation>另存为…</translation>
  </message>
  <message>
   <source>Save page…</source>
   <translation>保存页面…</translation>
  </message>
  <message>
   <source>Save run…</source>
   <translation>保存运行…</translation>
  </message>
  <message>
   <source>Save the changes to “{name}”?</source>
   <translation>是否保存对“{name}”的更改？</translation>
  </message>
  <message>
   <source>Save the experiment</source>
   <translation>保存实验</translation>
  </message>
  <message>
   <source>Save the experiment to another file</source>
   <translation>将实验保存到另一个文件</translation>
  </message>
  <message>
   <source>Save the experiment to its file</source>
   <translation>将实验保存到其文件</translation>
  </message>
  <message>
   <source>Save the grades</source>
   <translation>保存成绩</translation>
  </message>
  <message>
   <source>Save the lab</source>
   <translation>保存实验</translation>
  </message>
  <message>
   <source>Save the lab…</source>
   <translation>保存实验…</translation>
  </message>
  <message>
   <source>Save the page</source>
   <translation>保存页面</translation>
  </message>
  <message>
   <source>Save the run in a folder</source>
   <translation>将运行保存到文件夹</translation>
  </message>
  <message>
   <source>Save this panel as a picture or a table</source>
   <translation>将此面板保存为图片或表格</translation>
  </message>
  <message>
   <source>Save what is set on this page</source>
   <translation>保存本页的设置</translation>
  </message>
  <message>
   <source>Save what the run has recorded, and its model, as a folder</source>
   <translation>将运行的全部记录及其模型保存为文件夹</translation>
  </message>
  <message>
   <source>Saved: {path}</source>
   <translation>已保存：{path}</translation>
  </message>
  <message>
   <source>Say how the error falls when the number of even knots doubles, for steps and for ReLU.</source>
   <translation>均匀节点数加倍时，阶跃与 ReLU 的误差各降多少？先说出来。</translation>
  </message>
  <message>
   <source>Say the rate of the cosine in the middle of the run, then read it there.</source>
   <translation>先说出余弦调度在训练中点的学习率，再到那里读数。</translation>
  </message>
  <message>
   <source>Scale</source>
   <translation>尺度</translation>
  </message>
  <message>
   <source>Scales the whole gradient down to this norm where it is larger. 0: off.</source>
   <translation>整个梯度的范数超过此值时按比例缩小到此值。0：关闭。</translation>
  </message>
  <message>
   <source>Scatter of the points around the line.</source>
   <translation>点在直线周围的散布。</translation>
  </message>
  <message>
   <source>Scenes for a class, one after the other</source>
   <translation>一幕接一幕，讲给全班看</translation>
  </message>
  <message>
   <source>Schedule</source>
   <translation>学习率调度</translation>
  </message>
  <message>
   <source>Schedules</source>
   <translation>调度</translation>
  </message>
  <message>
   <source>Schedules and warm-ups</source>
   <translation>学习率调度与预热</translation>
  </message>
  <message>
   <source>School class</source>
   <translation>班级</translation>
  </message>
  <message>
   <source>Scikit-learn's k-means++ tries several points a centre and keeps the best; the paper draws one.</source>
   <translation>scikit-learn 的 k-means++ 每个中心试好几个点、留下最好的；论文里只抽一个。</translation>
  </message>
  <message>
   <source>Score</source>
   <translation>得分</translation>
  </message>
  <message>
   <source>Scores</source>
   <translation>得分</translation>
  </message>
  <message>
   <source>Scores above it are called positive.</source>
   <translation>得分高于它的判为正。</translation>
  </message>
  <message>
   <source>Search</source>
   <translation>搜索</translation>
  </message>
  <message>
   <source>Search the handbook</source>
   <translation>在手册中查找</translation>
  </message>
  <message>
   <source>Search: Bayes, learning rate, K-means, …</source>
   <translation>搜索：贝叶斯、学习率、K 均值……</translation>
  </message>
  <message>
   <source>See whether it is right (Enter)</source>
   <translation>看看对不对（Enter）</translation>
  </message>
  <message>
   <source>Seed</source>
   <translation>随机种子</translation>
  </message>
  <message>
   <source>Seed {number} of {count}</source>
   <translation>第 {number} 个种子，共 {count} 个</translation>
  </message>
  <message>
   <source>Seed {seed}, dllab {version}.</source>
   <translation>随机种子 {seed}，dllab {version}。</translation>
  </message>
  <message>
   <source>Seeds</source>
   <translation>随机种子</translation>
  </message>
  <message>
   <source>Seeds trained</source>
   <translation>已训练的种子</translation>
  </message>
  <message>
   <source>Sensitivity</source>
   <translation>灵敏度</translation>
  </message>
  <message>
   <source>Sepal and petal, length and width in centimetres. The oldest set in every textbook: setosa stands apart by a straight line, versicolor and virginica overlap a little, so five errors in 150 is about as good as it gets.</source>
   <translation>萼片和花瓣的长与宽（厘米）。教科书中最古老的数据集：山鸢尾可用一条直线分开，变色鸢尾与维吉尼亚鸢尾略有重叠，因此 150 个中错 5 个已接近极限。</translation>
  </message>
  <message>
   <source>Set by least squares for these knots.</source>
   <translation>用最小二乘为这些节点确定。</translation>
  </message>
  <message>
   <source>Set one bar of Q to zero where P has some. Read both KLs, then swap P and Q and read them again.</source>
   <translation>在 P 不为零的地方把 Q 的一条设为零。读出两个 KL，然后交换 P 与 Q 再读一次。</translation>
  </message>
  <message>
   <source>Set the batch to 1 and to 442, and read how restless its loss is at the end.</source>
   <translation>把批量设为 1 和 442，读出末段损失抖动得多厉害。</translation>
  </message>
  <message>
   <source>Set the dropout of every hidden layer.</source>
   <translation>为每个隐藏层设置丢弃率。</translation>
  </message>
  <message>
   <source>Set the error to four and read the losses. Which one pulls hardest, and how much harder?</source>
   <translation>把误差设为四并读出各损失。哪一个拉力最大，大多少倍？</translation>
  </message>
  <message>
   <source>Sets the size of the first steps: √ε.</source>
   <translation>决定最初几步的大小：√ε。</translation>
  </message>
  <message>
   <source>Setting</source>
   <translation>设置</translation>
  </message>
  <message>
   <source>Settings that are not the default</source>
   <translation>非默认的设置</translation>
  </message>
  <message>
   <source>Settings that may not be changed are grey in the form while somebody does the step</source>
   <translation>做这一步时，不允许修改的设置在表单中显示为灰色</translation>
  </message>
  <message>
   <source>Several runs</source>
   <translation>多次运行</translation>
  </message>
  <message>
   <source>Shade the map</source>
   <translation>立体阴影</translation>
  </message>
  <message>
   <source>Shape</source>
   <translation>形状</translation>
  </message>
  <message>
   <source>Shaped like MNIST and clearly harder: shirts, pullovers and coats are mistaken for each other, so the confusion matrix has something to tell. About 85 % with a small network on this part of the training images.</source>
   <translation>形状与 MNIST 相同，但明显更难：衬衫、套头衫和外套容易互相混淆，因此混淆矩阵很有看头。用这部分训练图像，小型网络约可达到 85 %。</translation>
  </message>
  <message>
   <source>Share of clipped steps</source>
   <translation>被裁剪的步所占比例</translation>
  </message>
  <message>
   <source>Share of dead units</source>
   <translation>死亡单元的比例</translation>
  </message>
  <message>
   <source>Share of each hidden layer's units that is set to zero, others at every step.</source>
   <translation>每个隐藏层中被置零的单元比例，每一步重新抽取。</translation>
  </message>
  <message>
   <source>Share of parameters below {size}</source>
   <translation>绝对值小于 {size} 的参数所占比例</translation>
  </message>
  <message>
   <source>Share of positives</source>
   <translation>正例所占比例</translation>
  </message>
  <message>
   <source>Share of saturated units</source>
   <translation>饱和单元的比例</translation>
  </message>
  <message>
   <source>Share of the epochs in which the easiest examples come first, a fifth and then ever more. 0: off.</source>
   <translation>先学易分样本的轮数所占比例：从五分之一的样本开始逐渐增多。0：关闭。</translation>
  </message>
  <message>
   <source>Share of the examples kept for a last test, the same in every class; training never looks at them.</source>
   <translation>留作最终测试的样本比例，各类别相同；训练从不使用它们。</translation>
  </message>
  <message>
   <source>Share of the examples kept for validation, the same in every class.</source>
   <translation>留作验证的样本比例，各类别相同。</translation>
  </message>
  <message>
   <source>Share of the gain that is lost</source>
   <translation>验证损失的改善中又失去的比例</translation>
  </message>
  <message>
   <source>Share of the last step that is kept. 0: none.</source>
   <translation>保留上一步的比例。0：不保留。</translation>
  </message>
  <message>
   <source>Share of the last step that is kept. 0: plain SGD.</source>
   <translation>保留上一步的比例。0：普通 SGD。</translation>
  </message>
  <message>
   <source>Share of the layer's outputs on the side where the activation is flat. A rectifier is meant to be off for some examples; a unit that is off for all of them is dead.</source>
   <translation>该层输出中位于激活函数平坦一侧的比例。整流单元本就应对一部分样本关闭；对所有样本都关闭的单元才是死亡单元。</translation>
  </message>
  <message>
   <source>Share of the layer's outputs where the activation is nearly flat, so that little gradient passes.</source>
   <translation>该层输出中位于激活函数近乎平坦处、几乎不传递梯度的比例。</translation>
  </message>
  <message>
   <source>Share of the layer's units that are flat for every example of the batch: they learn nothing from it.</source>
   <translation>该层中对批次内所有样本都平坦的单元比例：它们从中学不到任何东西。</translation>
  </message>
  <message>
   <source>Share of the memory in the direction of this step.</source>
   <translation>本步方向中记忆所占的比例。</translation>
  </message>
  <message>
   <source>Share of the most common class</source>
   <translation>最大类别的比例</translation>
  </message>
  <message>
   <source>Share of the new gradient left out of the momentum.</source>
   <translation>新梯度中不计入动量的比例。</translation>
  </message>
  <message>
   <source>Share of the paths</source>
   <translation>路径所占比例</translation>
  </message>
  <message>
   <source>Share of the paths inside the slice</source>
   <translation>路径落在切片内的比例</translation>
  </message>
  <message>
   <source>Share of the points that are moved away from the line by 4.</source>
   <translation>偏离直线 4 个单位的点所占比例。</translation>
  </message>
  <message>
   <source>Share of the points, held-out ones too, that are given the label of another class.</source>
   <translation>标签被换成其他类别的点所占比例，留出的点也包括在内。</translation>
  </message>
  <message>
   <source>Share of the product</source>
   <translation>占乘积的比例</translation>
  </message>
  <message>
   <source>Share of the rarest class</source>
   <translation>最小类别的比例</translation>
  </message>
  <message>
   <source>Share of the rate at the end.</source>
   <translation>结束时学习率所占的比例。</translation>
  </message>
  <message>
   <source>Share of the rate at the start.</source>
   <translation>开始时学习率所占的比例。</translation>
  </message>
  <message>
   <source>Share of the rate at which the warm-up begins.</source>
   <translation>预热开始时学习率所占的比例。</translation>
  </message>
  <message>
   <source>Share of the run in which the rate rises.</source>
   <translation>学习率上升阶段占整个运行的比例。</translation>
  </message>
  <message>
   <source>Share of the target that is spread over all classes.</source>
   <translation>目标中平均分给所有类别的比例。</translation>
  </message>
  <message>
   <source>Share of the test set classified right as the run ended</source>
   <translation>训练结束时测试集中分类正确的比例</translation>
  </message>
  <message>
   <source>Share of the training set classified right as the run ended</source>
   <translation>运行结束时训练集中分类正确的比例</translation>
  </message>
  <message>
   <source>Share of the validation set classified right as the run ended</source>
   <translation>运行结束时验证集中分类正确的比例</translation>
  </message>
  <message>
   <source>Share of training sets that mislead</source>
   <translation>误导的训练集所占比例</translation>
  </message>
  <message>
   <source>Share of η, schedule</source>
   <translation>与 η 之比，调度</translation>
  </message>
  <message>
   <source>Share with a positive result</source>
   <translation>结果为阳性的比例</translation>
  </message>
  <message>
   <source>Share α</source>
   <translation>比例 α</translation>
  </message>
  <message>
   <source>Shared out by the checks of the step</source>
   <translation>由这一步的各项检查分配</translation>
  </message>
  <message>
   <source>Sharpness at the end, all examples</source>
   <translation>终点锐度，全部样本</translation>
  </message>
  <message>
   <source>Sharpness at the end, small batches</source>
   <translation>终点锐度，小批量</translation>
  </message>
  <message>
   <source>Sheet</source>
   <translation>工作表</translation>
  </message>
  <message>
   <source>Shift</source>
   <translation>平移</translation>
  </message>
  <message>
   <source>Shift and scale all pixels alike to mean 0 and deviation 1, as measured on the training images.</source>
   <translation>按训练样本测得的统计量，把所有像素统一平移和缩放到均值 0、标准差 1。</translation>
  </message>
  <message>
   <source>Shift and scale every feature to mean 0 and deviation 1, as measured on the training examples.</source>
   <translation>按训练样本测得的统计量，把每个特征平移和缩放到均值 0、标准差 1。</translation>
  </message>
  <message>
   <source>Shift and scale the features to mean 0 and deviation 1, as measured on the training examples.</source>
   <translation>按训练样本测得的统计量，把各特征平移和缩放到均值 0、标准差 1。</translation>
  </message>
  <message>
   <source>Shift and scale the target of a regression to mean 0 and deviation 1, as measured on the training examples; the loss is then in squared deviations. Off: the target's own units, which want smaller rates.</source>
   <translation>按训练样本测得的统计量，把回归目标平移和缩放到均值 0、标准差 1；此时损失以标准差的平方为单位。关闭：使用目标自身的单位，需要更小的学习率。</translation>
  </message>
  <message>
   <source>Shift d</source>
   <translation>移动 d</translation>
  </message>
  <message>
   <source>Shift down</source>
   <translation>下移</translation>
  </message>
  <message>
   <source>Shift of the mean, in deviations</source>
   <translation>均值的偏移（以标准差为单位）</translation>
  </message>
  <message>
   <source>Shift the picture by one pixel: what changes how much? Then make the cells of the pooling larger.</source>
   <translation>把图像平移一个像素：什么变化了多少？然后增大池化单元。</translation>
  </message>
  <message>
   <source>Shift to the right</source>
   <translation>右移</translation>
  </message>
  <message>
   <source>Shift-JIS</source>
   <translation>Shift-JIS</translation>
  </message>
  <message>
   <source>Shifted</source>
   <translation>平移</translation>
  </message>
  <message>
   <source>Shirt</source>
   <translation>衬衫</translation>
  </message>
  <message>
   <source>Shortcuts</source>
   <translation>快捷键</translation>
  </message>
  <message>
   <source>Shortest run</source>
   <translation>最短的运行</translation>
  </message>
  <message>
   <source>Show all</source>
   <translation>显示全部</translation>
  </message>
  <message>
   <source>Show all pages</source>
   <translation>显示所有页面</translation>
  </message>
  <message>
   <source>Show no more steps than the shortest run has; press again for all</source>
   <translation>只显示最短运行的步数；再按一次显示全部</translation>
  </message>
  <message>
   <source>Show only pages that have to do with these words, in English or Chinese</source>
   <translation>只显示与这些词有关的页面，中文或英文均可</translation>
  </message>
  <message>
   <source>Show only rows of a kind</source>
   <translation>只显示某一类行</translation>
  </message>
  <message>
   <source>Show only the rows in which these words are</source>
   <translation>只显示含有这些词的行</translation>
  </message>
  <message>
   <source>Show or hide what belongs to “{section}”</source>
   <translation>显示或隐藏“{section}”的内容</translation>
  </message>
  <message>
   <source>Show the class what is right and what was measured</source>
   <translation>向全班显示正确答案和测得的数值</translation>
  </message>
  <message>
   <source>Show the cloud for a batch of 8 and its middle, the gradient of all. Let the class guess the cloud of 32: half as wide. Find both in the chart, on the line of 1/√B. Ask why the curve drops below it at the right: a batch that holds nearly all examples cannot be far off. Close with an older model: its middle moves to 0 faster than the cloud shrinks.</source>
   <translation>展示批量 8 的点云和它的中心，也就是全体的梯度。让全班猜批量 32 的点云：宽度只有一半。在图上找到这两点，都在 1/√B 的线上。问右端的曲线为什么落到线下面：几乎包含全体样本的批次不会差太远。最后换训练更久的模型：中心趋向 0，比点云缩小得快。</translation>
  </message>
  <message>
   <source>Show the images of all cells again (Backspace)</source>
   <translation>重新显示所有单元格的图像（退格键）</translation>
  </message>
  <message>
   <source>Show the metrics that go on with the run again.</source>
   <translation>重新显示随训练更新的指标。</translation>
  </message>
  <message>
   <source>Show the newest data again</source>
   <translation>重新显示最新数据</translation>
  </message>
  <message>
   <source>Show the place (0, 0) of y = w₁w₂x and let the class work out the gradient: zero. Ask for the Hessian; the eigenvalues are 2 and −2. Which way is down? Along the vector of −2, the diagonal. Nudge and descend. Then start on the other diagonal: it runs into the saddle and stays. Close with the third direction: a minimum of two weights can be a saddle of three.</source>
   <translation>展示 y = w₁w₂x 的 (0, 0) 处，让全班算梯度：零。再问海森矩阵；特征值是 2 和 −2。往哪边是下坡？沿 −2 的特征向量，也就是对角线。轻推一下再下降。然后从另一条对角线出发：它跑进鞍点就停在那里。最后看第三个方向：两个权重的极小值，可以是三个权重的鞍点。</translation>
  </message>
  <message>
   <source>Show the points and the bowl beside them: one place in the bowl is one line. Play, look at the full batch and ask why it turns: down the steep side first, then along the floor. Let the class say why the path of one example a step is ragged. Compare the tails: the batch of 16 is about four times calmer than one by one. Close with the inputs as measured: the bowl becomes a ditch.</source>
   <translation>展示数据点和旁边的碗：碗里的一个位置就是一条直线。播放，看全批量的路径，问它为什么拐弯：先从陡的一侧下来，再沿谷底走。让全班说说每步只用一个样本的路径为什么毛糙。比较末段：批量 16 大约比逐个样本平静四倍。最后换成原始测量值：碗变成了一条沟。</translation>
  </message>
  <message>
   <source>Show the question to the class, or put it away</source>
   <translation>向全班显示问题，或收起</translation>
  </message>
  <message>
   <source>Show the ravine and ask which way the gradient points: across, not along. Play SGD at 0.05, then 0.1: it swings between the walls for ever, because 2/λₙ is 0.1. At 0.11 it flies away. Add momentum and let the class guess who arrives first. Close with the saddle: on the ridge nothing pushes sideways, and a start that is off by 0.001 is enough to escape.</source>
   <translation>展示峡谷，问梯度指向哪里：横着指向谷壁，而不是顺着谷底。先用 0.05 播放 SGD，再用 0.1：因为 2/λₙ 是 0.1，它会永远在两壁之间来回摆动；0.11 就飞走了。加上动量，让全班猜谁先到。最后看鞍点：在山脊上没有任何力把它推向旁边，而起点只要偏开 0.001 就足以逃出来。</translation>
  </message>
  <message>
   <source>Show the scene as it began; Undo brings back what you made of it</source>
   <translation>让本幕回到开头；撤销可以找回你改动的内容</translation>
  </message>
  <message>
   <source>Show the solution</source>
   <translation>显示答案</translation>
  </message>
  <message>
   <source>Show the two paths from one start and ask where each will end. Play. Read the two sharpnesses and 2/η: with all examples descent stands at the edge. Halve the rate: the edge doubles, and the sharpness with it. Close with the share of the paths inside the slice: what do we not see?</source>
   <translation>展示从同一起点出发的两条路径，问各自会停在哪里。播放。读出两个锐度和 2/η：用全部样本的下降正站在边缘上。学习率减半：边缘加倍，锐度也随之加倍。最后看路径落在切片内的比例：还有什么是我们看不到的？</translation>
  </message>
  <message>
   <source>Show what only the speaker needs</source>
   <translation>显示只给讲者看的内容</translation>
  </message>
  <message>
   <source>Show which answer is right, and why; a scene that asked first then trains</source>
   <translation>显示哪个答案对，以及为什么；先提问的一幕随后开始训练</translation>
  </message>
  <message>
   <source>Shows how hidden units are spent on bends: too few leave waves out, too many follow the noise. Networks learn slow waves before fast ones, so more cycles need far more steps.</source>
   <translation>展示隐藏单元如何用于弯折：太少会漏掉波形，太多会拟合噪声。网络先学会慢波再学会快波，因此周期越多，需要的步数越多。</translation>
  </message>
  <message>
   <source>Shuffle</source>
   <translation>打乱顺序</translation>
  </message>
  <message>
   <source>Shuffled</source>
   <translation>打乱</translation>
  </message>
  <message>
   <source>SiLU (Swish)</source>
   <translation>SiLU (Swish)</translation>
  </message>
  <message>
   <source>Side</source>
   <translation>边长</translation>
  </message>
  <message>
   <source>Side after pooling</source>
   <translation>池化后的边长</translation>
  </message>
  <message>
   <source>Side of the map</source>
   <translation>特征图边长</translation>
  </message>
  <message>
   <source>Side of the square that a filter looks at.</source>
   <translation>卷积核所看方块的边长。</translation>
  </message>
  <message>
   <source>Side of what is pooled, at most the map.</source>
   <translation>池化单元的边长，至多为整个特征图。</translation>
  </message>
  <message>
   <source>Sigmoid</source>
   <translation>Sigmoid</translation>
  </message>
  <message>
   <source>Sigmoid of (z₁ − z₂)/T</source>
   <translation>(z₁ − z₂)/T 的 sigmoid</translation>
  </message>
  <message>
   <source>Signals go on as they are.</source>
   <translation>信号原样传递。</translation>
  </message>
  <message>
   <source>Silhouette</source>
   <translation>轮廓系数</translation>
  </message>
  <message>
   <source>Silhouette with centres</source>
   <translation>轮廓系数，中心数</translation>
  </message>
  <message>
   <source>Since step {best_step:,} the validation loss has risen from {best:.3g} to {now:.3g}, while the training loss fell from {train_then:.3g} to {train_now:.3g}.</source>
   <translation>自第 {best_step:,} 步起，验证损失从 {best:.3g} 升到 {now:.3g}，而训练损失从 {train_then:.3g} 降到 {train_now:.3g}。</translation>
  </message>
  <message>
   <source>Since step {since:,} the learning rate is next to nothing, now {share:.1e} of what it was set to: {idle:,} of {total:,} steps change nothing.</source>
   <translation>自第 {since:,} 步起，学习率几乎为零，现在只有设定值的 {share:.1e} 倍：{total:,} 步中有 {idle:,} 步毫无作用。</translation>
  </message>
  <message>
   <source>Since step {since:,} the loss has stayed at {loss:.3g}, within {change:.1%}, and the gradient is short: {norm:.2g}.</source>
   <translation>自第 {since:,} 步起，损失停留在 {loss:.3g}，变化不超过 {change:.1%}，且梯度很小：{norm:.2g}。</translation>
  </message>
  <message>
   <source>Since step {since:,} the validation loss is infinite or undefined, while the training loss is {loss:.3g}. In the validation set {feature} has the value {value:.3g}, {times:.2g} times as far out as any in training: is that a mark for a missing value?</source>
   <translation>从第 {since:,} 步起，验证损失为无穷大或无定义，而训练损失为 {loss:.3g}。验证集中 {feature} 有一个值为 {value:.3g}，是训练集中最远值的 {times:.2g} 倍：它是不是缺失值的标记？</translation>
  </message>
  <message>
   <source>Since step {since:,} the validation loss is infinite or undefined, while the training loss is {loss:.3g}: for some validation examples the numbers of the network pass the largest that a computer can hold.</source>
   <translation>从第 {since:,} 步起，验证损失为无穷大或无定义，而训练损失为 {loss:.3g}：对某些验证样本，网络中的数超过了计算机所能表示的最大值。</translation>
  </message>
  <message>
   <source>Sine</source>
   <translation>正弦</translation>
  </message>
  <message>
   <source>Sine regression</source>
   <translation>正弦回归</translation>
  </message>
  <message>
   <source>Sixty-four ReLUs</source>
   <translation>六十四个 ReLU</translation>
  </message>
  <message>
   <source>Size of a step, in η</source>
   <translation>步长（以 η 计）</translation>
  </message>
  <message>
   <source>Slope</source>
   <translation>斜率</translation>
  </message>
  <message>
   <source>Slope a</source>
   <translation>斜率 a</translation>
  </message>
  <message>
   <source>Slope along weight</source>
   <translation>斜率，沿权重</translation>
  </message>
  <message>
   <source>Slope b</source>
   <translation>斜率 b</translation>
  </message>
  <message>
   <source>Slope by least squares</source>
   <translation>最小二乘的斜率</translation>
  </message>
  <message>
   <source>Slope f′(z)</source>
   <translation>斜率 f′(z)</translation>
  </message>
  <message>
   <source>Slope of activation</source>
   <translation>斜率，激活函数</translation>
  </message>
  <message>
   <source>Slope of loss</source>
   <translation>斜率，损失</translation>
  </message>
  <message>
   <source>Slope over the depth, activation</source>
   <translation>沿深度连乘的斜率，激活函数</translation>
  </message>
  <message>
   <source>Slope w and intercept b to begin with; drag it.</source>
   <translation>起始的斜率 w 和截距 b；可以拖动。</translation>
  </message>
  <message>
   <source>Slope, full batch</source>
   <translation>斜率，全批量</translation>
  </message>
  <message>
   <source>Slope, mini-batch</source>
   <translation>斜率，小批量</translation>
  </message>
  <message>
   <source>Slope, one by one</source>
   <translation>斜率，逐个样本</translation>
  </message>
  <message>
   <source>Small batch</source>
   <translation>小批量</translation>
  </message>
  <message>
   <source>Small enough that an epoch takes milliseconds, real enough that 97 % is a good result. With so few images a wide network learns them by heart: watch training and validation part ways.</source>
   <translation>小到一轮只需几毫秒，又真实到 97 % 已是好成绩。图像这么少，宽网络会死记硬背：请观察训练与验证曲线如何分开。</translation>
  </message>
  <message>
   <source>Small letters, digits and hyphens; hand-ins name it</source>
   <translation>小写字母、数字和连字符；提交文件中会写明它</translation>
  </message>
  <message>
   <source>Smaller values are cut off here.</source>
   <translation>更小的值在此截断。</translation>
  </message>
  <message>
   <source>Smallest J of ten starts</source>
   <translation>十个起点中最小的 J</translation>
  </message>
  <message>
   <source>Smallest J with centres</source>
   <translation>最小的 J，中心数</translation>
  </message>
  <message>
   <source>Smallest curvature λ₁</source>
   <translation>最小曲率 λ₁</translation>
  </message>
  <message>
   <source>Smallest eigenvalue of all directions</source>
   <translation>所有方向里最小的特征值</translation>
  </message>
  <message>
   <source>Smallest eigenvalue of the Hessian</source>
   <translation>海森矩阵的最小特征值</translation>
  </message>
  <message>
   <source>Smallest loss</source>
   <translation>最小损失</translation>
  </message>
  <message>
   <source>Smooth L1</source>
   <translation>平滑 L1</translation>
  </message>
  <message>
   <source>Smoothing of the curves</source>
   <translation>曲线平滑</translation>
  </message>
  <message>
   <source>Smoothing {weight:.2f}: an exponential moving average of the recorded points, for the eye alone. What was measured stays behind it, pale; tables and files hold what was measured.</source>
   <translation>平滑 {weight:.2f}：对记录点取指数滑动平均，仅用于显示。实测值以浅色留在后面；表格和文件中保存的是实测值。</translation>
  </message>
  <message>
   <source>Smoothing ε</source>
   <translation>平滑 ε</translation>
  </message>
  <message>
   <source>Sneaker</source>
   <translation>运动鞋</translation>
  </message>
  <message>
   <source>So many layers, the first ones, keep their weights, and batch norm its running values. 0: all learn.</source>
   <translation>最前面的这么多层保持权重不变，批归一化保持其滑动统计值。0：所有层都学习。</translation>
  </message>
  <message>
   <source>So many of all combinations, drawn at random. 0: all of them.</source>
   <translation>从所有组合中随机抽取这么多个。0：全部。</translation>
  </message>
  <message>
   <source>So many, evenly spread, in place of the dragged ones.</source>
   <translation>用这么多个均匀分布的节点代替拖动的节点。</translation>
  </message>
  <message>
   <source>Softmax</source>
   <translation>Softmax</translation>
  </message>
  <message>
   <source>Softmax, and two losses</source>
   <translation>softmax 与两种损失</translation>
  </message>
  <message>
   <source>Softplus</source>
   <translation>Softplus</translation>
  </message>
  <message>
   <source>Softsign</source>
   <translation>Softsign</translation>
  </message>
  <message>
   <source>Some of these runs cannot be done: {reason}</source>
   <translation>其中有些运行无法进行：{reason}</translation>
  </message>
  <message>
   <source>Something went wrong inside the lab. Training goes on if it can.</source>
   <translation>程序内部出了错。训练会尽量继续。</translation>
  </message>
  <message>
   <source>Source</source>
   <translation>来源</translation>
  </message>
  <message>
   <source>Source: {source}</source>
   <translation>来源：{source}</translation>
  </message>
  <message>
   <source>Specificity</source>
   <translation>特异度</translation>
  </message>
  <message>
   <source>Spectrum</source>
   <translation>谱</translation>
  </message>
  <message>
   <source>Speed</source>
   <translation>速度</translation>
  </message>
  <message>
   <source>Speed of playing</source>
   <translation>播放速度</translation>
  </message>
  <message>
   <source>Speed of playing: {speed}</source>
   <translation>播放速度：{speed}</translation>
  </message>
  <message>
   <source>Spirals</source>
   <translation>螺旋线</translation>
  </message>
  <message>
   <source>Split the data anew, with seed {seed}</source>
   <translation>用种子 {seed} 重新划分数据</translation>
  </message>
  <message>
   <source>Spread</source>
   <translation>离散度</translation>
  </message>
  <message>
   <source>Spread of the activations</source>
   <translation>激活值的标准差</translation>
  </message>
  <message>
   <source>Spread of the weights.</source>
   <translation>权重的离散程度。</translation>
  </message>
  <message>
   <source>Squared error</source>
   <translation>平方误差</translation>
  </message>
  <message>
   <source>Squared for small errors, absolute for large ones.</source>
   <translation>误差小时取平方，误差大时取绝对值。</translation>
  </message>
  <message>
   <source>Squared hinge</source>
   <translation>平方合页损失</translation>
  </message>
  <message>
   <source>Squares</source>
   <translation>方格数</translation>
  </message>
  <message>
   <source>Squares that take turns between two classes.</source>
   <translation>两类交替排列的方格。</translation>
  </message>
  <message>
   <source>Squashes every value between 0 and 1.</source>
   <translation>把每个值压缩到 0 与 1 之间。</translation>
  </message>
  <message>
   <source>Squashes every value between −1 and 1, centred on 0.</source>
   <translation>把每个值压缩到 −1 与 1 之间，以 0 为中心。</translation>
  </message>
  <message>
   <source>Squashes every value between −1 and 1, more gently than tanh.</source>
   <translation>把每个值压缩到 −1 与 1 之间，比 tanh 更平缓。</translation>
  </message>
  <message>
   <source>Staircase</source>
   <translation>阶梯</translation>
  </message>
  <message>
   <source>Standard deviation of each cloud, in the units of the axes.</source>
   <translation>每团点云的标准差，单位与坐标轴相同。</translation>
  </message>
  <message>
   <source>Standard deviation of each cloud.</source>
   <translation>每团点云的标准差。</translation>
  </message>
  <message>
   <source>Standard deviation of the Gaussian scatter, in the units of the axes, beside the spread.</source>
   <translation>离散度之外的高斯散布的标准差，单位与坐标轴相同。</translation>
  </message>
  <message>
   <source>Standard deviation of the Gaussian scatter, in the units of the axes.</source>
   <translation>高斯散布的标准差，单位与坐标轴相同。</translation>
  </message>
  <message>
   <source>Standard deviation of the Gaussian scatter, in the units of the target.</source>
   <translation>高斯散布的标准差，单位与目标相同。</translation>
  </message>
  <message>
   <source>Standard deviation of the layer's outputs over the batch: σ = √(1/n Σ(a − μ)²). Near 0 all examples look the same to the next layer.</source>
   <translation>该层输出在一个批次上的标准差：σ = √(1/n Σ(a − μ)²)。接近 0 时，对下一层来说所有样本看起来都一样。</translation>
  </message>
  <message>
   <source>Standardize</source>
   <translation>标准化</translation>
  </message>
  <message>
   <source>Standardize every feature</source>
   <translation>对每个特征做标准化</translation>
  </message>
  <message>
   <source>Standardize target</source>
   <translation>目标标准化</translation>
  </message>
  <message>
   <source>Start</source>
   <translation>开始</translation>
  </message>
  <message>
   <source>Start again from step 0 with what the form says.</source>
   <translation>按表单内容从第 0 步重新开始。</translation>
  </message>
  <message>
   <source>Start again from the same initial weights</source>
   <translation>从相同的初始权重重新开始</translation>
  </message>
  <message>
   <source>Start again from the weights of another seed</source>
   <translation>用另一个种子的权重重新开始</translation>
  </message>
  <message>
   <source>Start from</source>
   <translation>起始权重</translation>
  </message>
  <message>
   <source>Start from the weights of …</source>
   <translation>从某次训练的权重开始…</translation>
  </message>
  <message>
   <source>Start from: the file in which you saved your run of “{step}”.</source>
   <translation>起始权重：保存“{step}”那次运行的文件。</translation>
  </message>
  <message>
   <source>Start the runs</source>
   <translation>开始这些运行</translation>
  </message>
  <message>
   <source>Start the sweep</source>
   <translation>开始扫描</translation>
  </message>
  <message>
   <source>Starting point</source>
   <translation>起点</translation>
  </message>
  <message>
   <source>Starts</source>
   <translation>起点数</translation>
  </message>
  <message>
   <source>Starts that reach the smallest, within 1 %</source>
   <translation>到达最小值（1 % 以内）的起点比例</translation>
  </message>
  <message>
   <source>Stay in the lecture</source>
   <translation>留在讲课中</translation>
  </message>
  <message>
   <source>Step</source>
   <translation>单步</translation>
  </message>
  <message>
   <source>Step along the most negative direction</source>
   <translation>沿最负曲率的方向走一步</translation>
  </message>
  <message>
   <source>Step back</source>
   <translation>后退一步</translation>
  </message>
  <message>
   <source>Step function</source>
   <translation>阶梯函数</translation>
  </message>
  <message>
   <source>Step of divergence</source>
   <translation>发散的步</translation>
  </message>
  <message>
   <source>Step of divergence, full batch</source>
   <translation>发散的步，全批量</translation>
  </message>
  <message>
   <source>Step of divergence, mini-batch</source>
   <translation>发散的步，小批量</translation>
  </message>
  <message>
   <source>Step of divergence, one by one</source>
   <translation>发散的步，逐个样本</translation>
  </message>
  <message>
   <source>Step of divergence, racer</source>
   <translation>发散的步，选手</translation>
  </message>
  <message>
   <source>Step of the lab</source>
   <translation>步骤</translation>
  </message>
  <message>
   <source>Step read off</source>
   <translation>读数所在的步</translation>
  </message>
  <message>
   <source>Step t</source>
   <translation>步 t</translation>
  </message>
  <message>
   <source>Step units</source>
   <translation>阶跃单元</translation>
  </message>
  <message>
   <source>Step {step}, epoch {epoch} · {state}</source>
   <translation>第 {step} 步，第 {epoch} 轮 · {state}</translation>
  </message>
  <message>
   <source>Steps</source>
   <translation>步数</translation>
  </message>
  <message>
   <source>Steps against the gradient, with or without memory of earlier steps.</source>
   <translation>沿梯度的反方向移动，可带或不带对以往步骤的记忆。</translation>
  </message>
  <message>
   <source>Steps ahead k</source>
   <translation>先行步数 k</translation>
  </message>
  <message>
   <source>Steps an epoch</source>
   <translation>每轮步数</translation>
  </message>
  <message>
   <source>Steps as large as the last ones were, divided by the size of the last gradients: no rate to choose.</source>
   <translation>步长取近期步长的大小，再除以近期梯度的大小：无需选择学习率。</translation>
  </message>
  <message>
   <source>Steps at such a rate, by the end of the run</source>
   <translation>到运行结束时处于这种学习率的步数</translation>
  </message>
  <message>
   <source>Steps done</source>
   <translation>已完成的步骤</translation>
  </message>
  <message>
   <source>Steps have the unit of the parameters, as Newton's have. The first ones are of size √ε, so it is slow to start, and ε is its real rate for a long while.</source>
   <translation>与牛顿法一样，步长的单位与参数一致。最初几步的大小为 √ε，因此起步慢，在很长时间内 ε 才是真正的学习率。</translation>
  </message>
  <message>
   <source>Steps in each run, at most.</source>
   <translation>每次运行最多的步数。</translation>
  </message>
  <message>
   <source>Steps in each run. At first as many as the run in the window takes.</source>
   <translation>每次运行的步数。初始值与窗口中的运行相同。</translation>
  </message>
  <message>
   <source>Steps of about the rate's size in every parameter, from running means of the gradient and of its square.</source>
   <translation>根据梯度及其平方的滑动平均，每个参数每步移动的距离大致等于学习率。</translation>
  </message>
  <message>
   <source>Steps of the lab</source>
   <translation>步骤数</translation>
  </message>
  <message>
   <source>Steps of the run.</source>
   <translation>训练的步数。</translation>
  </message>
  <message>
   <source>Steps over which the rate rises to its full value.</source>
   <translation>学习率上升到最大值所用的步数。</translation>
  </message>
  <message>
   <source>Steps taken</source>
   <translation>已训练的步数</translation>
  </message>
  <message>
   <source>Steps that were taken</source>
   <translation>实际训练的步数</translation>
  </message>
  <message>
   <source>Steps to the target</source>
   <translation>到达目标的步数</translation>
  </message>
  <message>
   <source>Steps to the target, racer</source>
   <translation>到达目标的步数，选手</translation>
  </message>
  <message>
   <source>Steps trained</source>
   <translation>已训练步数</translation>
  </message>
  <message>
   <source>Stop after the seed that is being trained</source>
   <translation>训练完当前种子后停止</translation>
  </message>
  <message>
   <source>Stop at accuracy</source>
   <translation>达到此准确率时停止</translation>
  </message>
  <message>
   <source>Stop at loss</source>
   <translation>达到此损失时停止</translation>
  </message>
  <message>
   <source>Stop at step</source>
   <translation>在此步停止</translation>
  </message>
  <message>
   <source>Stop at the first evaluation that finds so large a share of all validation examples right. 0: off.</source>
   <translation>在首次评估到全部验证样本中正确的份额达到此值时停止。0：关闭。</translation>
  </message>
  <message>
   <source>Stop at the first evaluation whose loss over all validation examples is so low. 0: off.</source>
   <translation>在首次评估到全部验证样本上的损失降到此值时停止。0：关闭。</translation>
  </message>
  <message>
   <source>Stop at the first number that is not finite.</source>
   <translation>遇到第一个非有限的数就停止。</translation>
  </message>
  <message>
   <source>Stop checking; your run stays as it is</source>
   <translation>停止检查；训练保持原样</translation>
  </message>
  <message>
   <source>Stop early: patience {patience}</source>
   <translation>早停：耐心值 {patience}</translation>
  </message>
  <message>
   <source>Stop grading; what is graded stays in the table</source>
   <translation>停止评分；已评分的仍保留在表中</translation>
  </message>
  <message>
   <source>Stop here; the runs that are done stay, and Start goes on with the others.</source>
   <translation>就此停止；已完成的运行保留，按“开始”继续其余运行。</translation>
  </message>
  <message>
   <source>Stop here; the runs that are done stay.</source>
   <translation>到此停止；已完成的运行会保留。</translation>
  </message>
  <message>
   <source>Stop on divergence</source>
   <translation>发散时停止</translation>
  </message>
  <message>
   <source>Stop reading the file</source>
   <translation>停止读取文件</translation>
  </message>
  <message>
   <source>Stop reading the file; what was there before stays.</source>
   <translation>停止读取文件；保留原有数据。</translation>
  </message>
  <message>
   <source>Stop there, though more epochs are asked for. A step that lies behind stops nothing. 0: off.</source>
   <translation>即使设定的轮数更多，也在这一步停止。已经过去的步不起作用。0：关闭。</translation>
  </message>
  <message>
   <source>Stop trying</source>
   <translation>停止尝试</translation>
  </message>
  <message>
   <source>Stop when the metric has not improved for so many epochs. 0: never.</source>
   <translation>指标连续这么多轮没有改善时停止。0：从不停止。</translation>
  </message>
  <message>
   <source>Stopped after {done} of {count}</source>
   <translation>已停止，完成 {done}/{count}</translation>
  </message>
  <message>
   <source>Stopped at step {step}, as set. Run goes on.</source>
   <translation>已按设定在第 {step} 步停止。点击“运行”可继续。</translation>
  </message>
  <message>
   <source>Stopped at step {step}: the validation accuracy has reached {value}. Run goes on.</source>
   <translation>已在第 {step} 步停止：验证准确率已达到 {value}。点击“运行”可继续。</translation>
  </message>
  <message>
   <source>Stopped at step {step}: the validation loss has come down to {value}. Run goes on.</source>
   <translation>已在第 {step} 步停止：验证损失已降到 {value}。点击“运行”可继续。</translation>
  </message>
  <message>
   <source>Stopped early</source>
   <translation>提前停止</translation>
  </message>
  <message>
   <source>Stopped.</source>
   <translation>已停止。</translation>
  </message>
  <message>
   <source>Straight, or along the axes: then with medians.</source>
   <translation>直线距离，或沿坐标轴的距离：后者用中位数。</translation>
  </message>
  <message>
   <source>Stride</source>
   <translation>步幅</translation>
  </message>
  <message>
   <source>Student</source>
   <translation>学生</translation>
  </message>
  <message>
   <source>Student number</source>
   <translation>学号</translation>
  </message>
  <message>
   <source>Sum of distances J</source>
   <translation>距离之和 J</translation>
  </message>
  <message>
   <source>Sum of the nine products</source>
   <translation>九个乘积之和</translation>
  </message>
  <message>
   <source>Sums z</source>
   <translation>净输入 z</translation>
  </message>
  <message>
   <source>Sweep</source>
   <translation>参数扫描</translation>
  </message>
  <message>
   <source>Switch to ReLU with the same knots. How many kinks can so many units make?</source>
   <translation>用同样的节点换成 ReLU。这么多单元能产生几个折点？</translation>
  </message>
  <message>
   <source>T-shirt/top</source>
   <translation>T 恤/上衣</translation>
  </message>
  <message>
   <source>TPR</source>
   <translation>TPR</translation>
  </message>
  <message>
   <source>TPR = recall = tp/(tp + fn)
FPR = fp/(fp + tn)
precision = tp/(tp + fp)
F1 = 2·precision·recall / (precision + recall)
AUC = P(positive scores above negative)</source>
   <translation>TPR = 召回率 = tp/(tp + fn)
FPR = fp/(fp + tn)
精确率 = tp/(tp + fp)
F1 = 2·精确率·召回率 / (精确率 + 召回率)
AUC = P(正例得分高于负例)</translation>
  </message>
  <message>
   <source>Table</source>
   <translation>表格</translation>
  </message>
  <message>
   <source>Table (CSV)…</source>
   <translation>表格（CSV）…</translation>
  </message>
  <message>
   <source>Tables</source>
   <translation>表格</translation>
  </message>
  <message>
   <source>Tables (*.csv)</source>
   <translation>表格 (*.csv)</translation>
  </message>
  <message>
   <source>Tables ({patterns})</source>
   <translation>表格 ({patterns})</translation>
  </message>
  <message>
   <source>Take 8 blobs and 200 starts, first random, then k-means++: how often is the best one found?</source>
   <translation>取 8 团点和 200 个起点，先随机，再 k-means++：有多少次找到最好的结果？</translation>
  </message>
  <message>
   <source>Take a batch of 1: how many of its gradients still point downhill?</source>
   <translation>取批量 1：还有多少梯度指向下坡？</translation>
  </message>
  <message>
   <source>Take all points away.</source>
   <translation>清除所有点。</translation>
  </message>
  <message>
   <source>Take back the last change to the experiment</source>
   <translation>撤销对实验的上一次更改</translation>
  </message>
  <message>
   <source>Take batches of {batch}</source>
   <translation>把批大小设为 {batch}</translation>
  </message>
  <message>
   <source>Take convolution {number} away</source>
   <translation>删去第 {number} 个卷积层</translation>
  </message>
  <message>
   <source>Take every pinned run away</source>
   <translation>移除所有固定的运行</translation>
  </message>
  <message>
   <source>Take fifty layers of ReLU, slope 1. Compare a weight of 0.9 with one of 1.1.</source>
   <translation>取五十层 ReLU，斜率为 1。比较权重 0.9 与 1.1。</translation>
  </message>
  <message>
   <source>Take it as an example</source>
   <translation>作为样本</translation>
  </message>
  <message>
   <source>Take it as names</source>
   <translation>作为列名</translation>
  </message>
  <message>
   <source>Take more data: {samples:,} examples</source>
   <translation>使用更多数据：{samples:,} 个样本</translation>
  </message>
  <message>
   <source>Take one step of the page</source>
   <translation>本页前进一步</translation>
  </message>
  <message>
   <source>Take one training step, then pause</source>
   <translation>训练一步，然后暂停</translation>
  </message>
  <message>
   <source>Take over what this page can show of the run in Training</source>
   <translation>把“训练”中当前运行里本页能显示的内容拿过来</translation>
  </message>
  <message>
   <source>Take the inputs as measured: what becomes of the bowl, and of the largest rate that works?</source>
   <translation>输入取原始测量值：碗会变成什么样，可用的最大学习率又如何？</translation>
  </message>
  <message>
   <source>Take the largest model, in inference and in training: which card would it fit on?</source>
   <translation>取最大的模型，看推理和训练：它能放进哪块显卡？</translation>
  </message>
  <message>
   <source>Take the page of Explore, as it is set now, for the step's solution</source>
   <translation>把“探索”页面现在的设置作为这一步的解法</translation>
  </message>
  <message>
   <source>Take the page of Explore, as it is set now, for what students find</source>
   <translation>把“探索”页面现在的设置作为学生打开时的样子</translation>
  </message>
  <message>
   <source>Take the rings and K = 3, and say before you step what it will do with them.</source>
   <translation>取圆环和 K = 3，走之前先说它会怎么分。</translation>
  </message>
  <message>
   <source>Take the run of the window, as it stands now, for the step's solution</source>
   <translation>把窗口中此刻的运行作为这一步的解法</translation>
  </message>
  <message>
   <source>Take the saddle, start exactly at (1, 0), then move the start up by a hair's breadth.</source>
   <translation>选鞍点，先正好从 (1, 0) 出发，再把起点往上挪一丝。</translation>
  </message>
  <message>
   <source>Take the step away</source>
   <translation>删除步骤</translation>
  </message>
  <message>
   <source>Take this one away</source>
   <translation>去掉这一个</translation>
  </message>
  <message>
   <source>Take this run away from every plot</source>
   <translation>从所有图中移除此运行</translation>
  </message>
  <message>
   <source>Take what was typed, or drop it; the keyboard is the run's again</source>
   <translation>采用或放弃所输入的内容；键盘重新归训练使用</translation>
  </message>
  <message>
   <source>Take “{value}” as missing</source>
   <translation>将“{value}”视为缺失</translation>
  </message>
  <message>
   <source>Tanh</source>
   <translation>Tanh</translation>
  </message>
  <message>
   <source>Target</source>
   <translation>目标</translation>
  </message>
  <message>
   <source>Target at x = 0.</source>
   <translation>x = 0 时的目标值。</translation>
  </message>
  <message>
   <source>Target column</source>
   <translation>目标列</translation>
  </message>
  <message>
   <source>Target where both inputs are 0.</source>
   <translation>两个输入都为 0 时的目标值。</translation>
  </message>
  <message>
   <source>Targets t</source>
   <translation>目标 t</translation>
  </message>
  <message>
   <source>Task</source>
   <translation>任务</translation>
  </message>
  <message>
   <source>Temperature T</source>
   <translation>温度 T</translation>
  </message>
  <message>
   <source>Ten minutes of tasks that check themselves: guess, run, and read the loss.</source>
   <translation>十分钟，任务自动批改：先猜，再运行，学会看损失。</translation>
  </message>
  <message>
   <source>Ten thousand people, an illness, and a test that errs: how many of those it calls ill are ill?</source>
   <translation>一万人、一种疾病、一项会出错的检测：被它判为患病的人中，真正患病的有多少？</translation>
  </message>
  <message>
   <source>TensorBoard is for curves, and {file} holds no run; name a .dllab file</source>
   <translation>TensorBoard 用于显示曲线，而 {file} 中没有运行；请指定 .dllab 文件</translation>
  </message>
  <message>
   <source>Test</source>
   <translation>测试集</translation>
  </message>
  <message>
   <source>Test R²</source>
   <translation>测试 R²</translation>
  </message>
  <message>
   <source>Test acc.</source>
   <translation>测试准确率</translation>
  </message>
  <message>
   <source>Test accuracy</source>
   <translation>测试准确率</translation>
  </message>
  <message>
   <source>Test loss</source>
   <translation>测试损失</translation>
  </message>
  <message>
   <source>Test set after step {step} · look {looks}. What you change now, you choose by it.</source>
   <translation>第 {step} 步后的测试集 · 第 {looks} 次查看。现在再做改动，就是按它来选择。</translation>
  </message>
  <message>
   <source>Text</source>
   <translation>正文</translation>
  </message>
  <message>
   <source>Text size</source>
   <translation>文字大小</translation>
  </message>
  <message>
   <source>Texts and numbers that stand for a missing value in this file, parted by commas: -9999, missing.</source>
   <translation>此文件中表示缺失值的文字和数，以逗号分隔：-9999，缺失。</translation>
  </message>
  <message>
   <source>That each network takes.</source>
   <translation>每个网络所走的步数。</translation>
  </message>
  <message>
   <source>The ROC curve compares each class with itself, so it does not know how rare the positives are. Precision does: among many negatives a small rate of false alarms is a large number of them. The tests A and B say only yes or no: their curves have one point, and neither bells nor threshold matter.</source>
   <translation>ROC 曲线只在每一类内部比较，所以不知道正例有多稀少。精确率知道：负例很多时，很小的误报率也是很多次误报。检测 A 与 B 只回答是或否：它们的曲线只有一个点，钟形曲线与阈值都不起作用。</translation>
  </message>
  <message>
   <source>The SGD rate to which it tends.</source>
   <translation>所趋向的 SGD 学习率。</translation>
  </message>
  <message>
   <source>The absolute error with its corner rounded off.</source>
   <translation>把折角磨圆的绝对误差。</translation>
  </message>
  <message>
   <source>The answer to the question</source>
   <translation>问题的答案</translation>
  </message>
  <message>
   <source>The baseline of all others. It stalls in long, narrow valleys, where momentum helps, and one rate must do for all parameters. Dampening τ = β gives the averaged form of momentum.</source>
   <translation>所有其他优化器的基准。在狭长的山谷中会停滞不前，此时动量有帮助；所有参数只能共用一个学习率。阻尼 τ = β 时得到动量的平均形式。</translation>
  </message>
  <message>
   <source>The class's list</source>
   <translation>班级名单</translation>
  </message>
  <message>
   <source>The classic recipe of image networks: hold the rate until the loss stops falling, then cut it. The milestones must be known beforehand. Letting the first rate return shows how small steps had settled the network into a minimum.</source>
   <translation>图像网络的经典做法：保持学习率直到损失不再下降，再将其降低。里程碑必须事先知道。恢复初始学习率，可以看出小步长如何使网络稳定在一个极小值中。</translation>
  </message>
  <message>
   <source>The column that is predicted, by its name or number. Empty: the last one that is not left out.</source>
   <translation>要预测的列，填列名或列号。留空：最后一个未被排除的列。</translation>
  </message>
  <message>
   <source>The curvature is not finite</source>
   <translation>曲率不是有限数</translation>
  </message>
  <message>
   <source>The curve that is wanted.</source>
   <translation>想要的曲线。</translation>
  </message>
  <message>
   <source>The default is the smallest network that has a saddle, y = w₁w₂x with the example (1, 1): its loss is (1 − w₁w₂)². At a saddle gradient descent stands still. A nudge along the eigenvector of a negative eigenvalue sets it going. Of a run the plane goes along the eigenvectors of the smallest and the largest eigenvalue of all its weights.</source>
   <translation>默认是有鞍点的最小网络 y = w₁w₂x，样本 (1, 1)：损失是 (1 − w₁w₂)²。在鞍点上梯度下降停着不动；沿负特征值的特征向量轻推一下，它就动起来。取自运行时，平面沿全部权重的最小和最大特征值的特征向量展开。</translation>
  </message>
  <message>
   <source>The deviation at step t is c/(1 + t)^γ.</source>
   <translation>第 t 步的标准差是 c/(1 + t)^γ。</translation>
  </message>
  <message>
   <source>The error at which squared turns into absolute.</source>
   <translation>由平方转为绝对值的误差界限。</translation>
  </message>
  <message>
   <source>The estimate is unbiased for every batch size; what a larger batch lowers is only its variance.</source>
   <translation>任何批量的估计都是无偏的；更大的批量降低的只是方差。</translation>
  </message>
  <message>
   <source>The experiment has changed since these runs.</source>
   <translation>在这些运行之后，实验已有更改。</translation>
  </message>
  <message>
   <source>The experiment in the window is where every step starts. Add a step and write what is to be done. Train in the window what solves it, press Require something, and choose from what was measured. Verify shows whether it holds for every seed. Save writes the file that students open.</source>
   <translation>窗口中的设置是每一步的起点。添加一个步骤，写明要做什么；在窗口中训练出它的解法，按“添加要求”，从测得的数中选择；“验证”会显示它对每个种子是否成立；“保存”写出供学生打开的文件。</translation>
  </message>
  <message>
   <source>The experiment with its own seed and those that follow it: other weights, order and generated data.</source>
   <translation>用实验自身的种子及其后续种子各运行一次：初始权重、样本顺序和生成的数据各不相同。</translation>
  </message>
  <message>
   <source>The factor a(1 − a) belongs to squared error; with cross-entropy and sigmoid it cancels.</source>
   <translation>因子 a(1 − a) 属于平方误差；用交叉熵加 sigmoid 时它会约掉。</translation>
  </message>
  <message>
   <source>The figure over the first two settings; a click picks a run, a double click opens it</source>
   <translation>指标随前两个设置的变化；单击选中一次运行，双击打开它</translation>
  </message>
  <message>
   <source>The file of your own lab, which decides; without one, the labs that come along do</source>
   <translation>你自己的实验文件，以它为准；不选则以自带的实验为准</translation>
  </message>
  <message>
   <source>The filter that the weight belongs to</source>
   <translation>该权重所属的卷积核</translation>
  </message>
  <message>
   <source>The first K of them; the rest is drawn.</source>
   <translation>取前 K 个；不够的随机抽取。</translation>
  </message>
  <message>
   <source>The first centres; next, every point goes to the nearest</source>
   <translation>初始中心；接下来每个点归最近的中心</translation>
  </message>
  <message>
   <source>The first layer gets {ratio:.1e} of the output layer's gradient: going back, each of {depth} layers leaves {factor:.2g} of it, so the first layers hardly learn.</source>
   <translation>第一层得到的梯度只有输出层的 {ratio:.1e} 倍：反向经过 {depth} 层时，每过一层就缩小为原来的 {factor:.2g} 倍，因此前几层几乎学不到东西。</translation>
  </message>
  <message>
   <source>The first rate over the last.</source>
   <translation>起始学习率与最终学习率之比。</translation>
  </message>
  <message>
   <source>The first row ({names}) holds numbers; it is taken as the names of the columns</source>
   <translation>第一行（{names}）含有数字；现在当作列名</translation>
  </message>
  <message>
   <source>The first row ({names}) looks like names of the columns; it is taken as an example</source>
   <translation>第一行（{names}）看起来像列名；现在当作样本</translation>
  </message>
  <message>
   <source>The folder of hand-ins</source>
   <translation>提交文件所在的文件夹</translation>
  </message>
  <message>
   <source>The folder that the hand-ins lie in, also in folders inside it</source>
   <translation>存放提交文件的文件夹，包括其中的子文件夹</translation>
  </message>
  <message>
   <source>The full batch runs smoothly to where least squares puts the line. Small batches get there on average, and then never rest: their gradient is an estimate, whose deviation falls as 1/√B. All three take as many steps, not as many examples. Batches are those of a training run with the same seed; numbers are float64.</source>
   <translation>全批量平滑地走到最小二乘给出的直线。小批量平均起来也能到，但之后永远停不下来：它的梯度是估计值，标准差按 1/√B 减小。三条路径走的步数相同，用的样本数不同。批次与同一种子的训练相同；数值用 float64。</translation>
  </message>
  <message>
   <source>The full rate over the first.</source>
   <translation>最大学习率与起始学习率之比。</translation>
  </message>
  <message>
   <source>The gradient from going back through the network, beside (L(w + h) − L(w − h))/2h from a float64 network on the same examples, with the same units dropped. They agree when they are within 0.1 % of the sizes of the terms that the gradient is a sum of, beyond what float32 rounds: little is left of p − 1 where p is all but 1, and of 1 − a² where a unit is saturated.</source>
   <translation>反向传播得到的梯度，与 float64 网络在相同样本、丢弃相同单元的条件下算出的 (L(w + h) − L(w − h))/2h 对照。若两者之差不超过梯度求和各项大小的 0.1 %，即视为一致；float32 的舍入误差不计在内：p 接近 1 时 p − 1、单元饱和时 1 − a² 都只剩几位有效数字。</translation>
  </message>
  <message>
   <source>The gradient has a norm of {norm:.3g} where {threshold:g} is already far too much; it is longest in layer {layer}, with {longest:.3g}.</source>
   <translation>梯度的范数为 {norm:.3g}，而 {threshold:g} 就已远远过大；第 {layer} 层的梯度最大，为 {longest:.3g}。</translation>
  </message>
  <message>
   <source>The gradient of a batch</source>
   <translation>小批量的梯度</translation>
  </message>
  <message>
   <source>The gradient of a batch is the true one plus noise, whose variance is that of one example divided by the batch size. Where noise outweighs the gradient, steps go nearly anywhere, and the loss hovers at a height that grows with learning rate divided by batch size.</source>
   <translation>批次的梯度等于真实梯度加上噪声，噪声的方差是单个样本的方差除以批大小。噪声超过梯度时，每一步的方向近乎随意，损失便徘徊在某一高度，该高度随学习率与批大小之比增大。</translation>
  </message>
  <message>
   <source>The gradient of a first-layer weight is proportional to its input, so the loss is a narrow valley: steep along large features, flat along small ones, and no one learning rate fits both. Large inputs also push saturating units far out at once.</source>
   <translation>第一层权重的梯度与其输入成正比，因此损失呈狭窄的山谷：沿数值大的特征陡峭，沿数值小的特征平缓，没有一个学习率能兼顾两者。很大的输入还会一开始就把易饱和的单元推到饱和区深处。</translation>
  </message>
  <message>
   <source>The gradient of the first layer is {ratio:.3g} times as long as that of the output layer.</source>
   <translation>第一层的梯度是输出层的 {ratio:.3g} 倍。</translation>
  </message>
  <message>
   <source>The gradient of the next batch by every weight of every filter, with its L1 and L2 terms, laid out like them.</source>
   <translation>下一批样本对每个卷积核每个权重的梯度，含 L1 和 L2 项，排列与权重相同。</translation>
  </message>
  <message>
   <source>The gradient of the next batch by every weight, with its L1 and L2 terms; column b: by the biases.</source>
   <translation>下一批次的损失对每个权重的梯度，包括 L1 和 L2 项；b 列：对偏置的梯度。</translation>
  </message>
  <message>
   <source>The gradient says where the loss falls only close to the weights at which it was measured, and beyond twice the inverse of the curvature a step ends higher than it began. Then the loss rises or oscillates, and one such step can push units where their slope is 0.</source>
   <translation>梯度只在测量它的权重附近指明损失下降的方向；学习率超过曲率倒数的两倍时，一步之后损失反而更高。于是损失上升或振荡，而一次这样的更新就可能把单元推到斜率为 0 之处。</translation>
  </message>
  <message>
   <source>The gradients of the batches, or of the single examples.</source>
   <translation>各批次的梯度，或单个样本的梯度。</translation>
  </message>
  <message>
   <source>The held-out image that the network is shown</source>
   <translation>给网络看的验证图像</translation>
  </message>
  <message>
   <source>The highest rate over the lowest.</source>
   <translation>最高学习率与最低学习率之比。</translation>
  </message>
  <message>
   <source>The hinge, squared: smooth at the margin, and harder on examples far on the wrong side.</source>
   <translation>合页损失的平方：在间隔处光滑，对远在错误一侧的样本惩罚更重。</translation>
  </message>
  <message>
   <source>The input that the weight comes from</source>
   <translation>权重所连接的输入</translation>
  </message>
  <message>
   <source>The input that the weight comes from; at the lowest, the unit's bias</source>
   <translation>权重所连接的输入；调到最小值则为该单元的偏置</translation>
  </message>
  <message>
   <source>The lab ended unexpectedly. Restore “{name}” at step {step:,} with 1 pinned run?</source>
   <translation>实验室意外退出。是否恢复“{name}”（第 {step:,} 步，1 个固定的运行）？</translation>
  </message>
  <message>
   <source>The lab ended unexpectedly. Restore “{name}” at step {step:,} with {count} pinned runs?</source>
   <translation>实验室意外退出。是否恢复“{name}”（第 {step:,} 步，{count} 个固定的运行）？</translation>
  </message>
  <message>
   <source>The lab ended unexpectedly. Restore “{name}” at step {step:,}?</source>
   <translation>实验室意外退出。是否恢复“{name}”（第 {step:,} 步）？</translation>
  </message>
  <message>
   <source>The lab that decides</source>
   <translation>作为评分依据的实验</translation>
  </message>
  <message>
   <source>The largest output is subtracted first, so that nothing overflows. Its gradient is the plain error of the probabilities: it does not fade where the network is confidently wrong. Label smoothing keeps it from growing sure without end. Balanced weights keep a rare class from being ignored, at the price of more false alarms for it.</source>
   <translation>先减去最大的输出，以免溢出。其梯度就是概率的误差：网络错得很自信时也不会消失。标签平滑防止网络无止境地变得自信。平衡权重使少数类不被忽略，代价是对该类的误报增多。</translation>
  </message>
  <message>
   <source>The layer that is looked at; the last is the output layer</source>
   <translation>要查看的层；最后一层为输出层</translation>
  </message>
  <message>
   <source>The layer's numbers; a click on one follows its weight through one update</source>
   <translation>该层的数值；单击其中一个，可跟踪对应的权重经历一次更新</translation>
  </message>
  <message>
   <source>The learning rate from the first step to the last. Drag its handles.</source>
   <translation>从第一步到最后一步的学习率。可以拖动其上的手柄。</translation>
  </message>
  <message>
   <source>The learning rate of the last step</source>
   <translation>最近一步的学习率</translation>
  </message>
  <message>
   <source>The least with these knots</source>
   <translation>这些节点下的最小值</translation>
  </message>
  <message>
   <source>The logarithm of the hyperbolic cosine of the error: nearly squared when small, nearly absolute when large.</source>
   <translation>误差的双曲余弦的对数：误差小时近似平方，误差大时近似绝对值。</translation>
  </message>
  <message>
   <source>The loss around the run is not finite.</source>
   <translation>当前运行附近的损失不是有限值。</translation>
  </message>
  <message>
   <source>The loss as a function of two weights.</source>
   <translation>作为两个权重的函数的损失。</translation>
  </message>
  <message>
   <source>The loss is a mean over examples, so a class with few of them hardly moves it, and the network learns to ignore that class. Accuracy hides this: look at recall and F1 of the rare class.</source>
   <translation>损失是对样本的均值，样本少的类别对它几乎没有影响，网络便学会忽略该类。准确率会掩盖这一点：请看少数类的召回率和 F1 值。</translation>
  </message>
  <message>
   <source>The loss is not finite anywhere here</source>
   <translation>这里的损失处处都不是有限数</translation>
  </message>
  <message>
   <source>The loss is {loss:.3g}, it began at {first:.3g}, and at step {since:,} one update changed the weights of layer {layer} by {ratio:.0%} of their length: the steps jump over what they aim for.</source>
   <translation>损失为 {loss:.3g}，初始值为 {first:.3g}；在第 {since:,} 步，一次更新使第 {layer} 层的权重改变了其长度的 {ratio:.0%}：步子太大，越过了目标。</translation>
  </message>
  <message>
   <source>The loss is {loss:.3g}, it began at {first:.3g}, and at step {since:,} one update changed the weights of layer {layer} by {ratio:.3g} times their length: the steps jump over what they aim for.</source>
   <translation>损失为 {loss:.3g}，起始时为 {first:.3g}；在第 {since:,} 步，一次更新使第 {layer} 层权重的改变量达到其长度的 {ratio:.3g} 倍：步子越过了目标。</translation>
  </message>
  <message>
   <source>The loss of support vector machines. Examples beyond the margin have no say at all, so training stops by itself where the classes are separable; the output is no probability. A margin of 0 is the perceptron's criterion. For two classes.</source>
   <translation>支持向量机的损失。间隔之外的样本毫无影响，因此类别可分时训练会自行停止；输出不是概率。间隔为 0 时即感知机准则。用于二分类。</translation>
  </message>
  <message>
   <source>The mean of the absolute differences between output and target.</source>
   <translation>输出与目标之差的绝对值的均值。</translation>
  </message>
  <message>
   <source>The mean of the p-th power of the absolute error.</source>
   <translation>绝对误差的 p 次幂的均值。</translation>
  </message>
  <message>
   <source>The mean of the squared differences between output and target.</source>
   <translation>输出与目标之差的平方的均值。</translation>
  </message>
  <message>
   <source>The mean over the classes, each of which counts alike</source>
   <translation>各类别的平均值，每个类别的权重相同</translation>
  </message>
  <message>
   <source>The model is linear with softmax and cross-entropy, on data of the lab; training makes it older, its gradient shorter and the noise scale larger. Or it is the network of the run, with 128 of its training examples. The picture shows two of all dimensions: along G, and that of the most noise across it.</source>
   <translation>模型是线性的，带 softmax 和交叉熵，用自带的数据；训练越久，梯度越短，噪声尺度越大。也可以是当前运行的网络和它的 128 个训练样本。图中只画所有维度里的两个：沿 G 的方向，以及与它垂直、噪声最大的方向。</translation>
  </message>
  <message>
   <source>The model is too simple, or badly trained: without a hidden layer the training loss stays at {loss:.3g}; the errors are {left:.3g} times those of an answer that ignores the inputs.</source>
   <translation>模型过于简单，或训练得不好：没有隐藏层时，训练损失停留在 {loss:.3g}；误差是不看输入的回答的 {left:.3g} 倍。</translation>
  </message>
  <message>
   <source>The model is too simple, or the inputs say too little: the training loss stays at {loss:.3g}, and depth is not to blame: with {layers} of its hidden layers the network comes no further ({control:.3g}).</source>
   <translation>模型过于简单，或输入提供的信息太少：训练损失停留在 {loss:.3g}，而且不是深度的问题：只用其中 {layers} 个隐藏层的网络也没有更好（{control:.3g}）。</translation>
  </message>
  <message>
   <source>The model is too simple: without a hidden layer the training loss stays at {loss:.3g}; {left:.0%} of the errors of an answer that ignores the inputs are left.</source>
   <translation>模型太简单：没有隐藏层时，训练损失停留在 {loss:.3g}；与不看输入的预测相比，误差仍剩 {left:.0%}。</translation>
  </message>
  <message>
   <source>The network has enough freedom to learn the noise and accidents of the training examples, and what it learns of them does not hold for others. The weights at the lowest validation loss are the better ones.</source>
   <translation>网络有足够的自由度去学习训练样本中的噪声和偶然性，而由此学到的东西对其他样本并不成立。验证损失最低时的权重更好。</translation>
  </message>
  <message>
   <source>The network has not finished learning: the training loss stays at {loss:.3g}, but trained with Adam and a learning rate of {rate:g} for as many steps the same network reaches {control:.3g}.</source>
   <translation>网络还没有学完：训练损失停留在 {loss:.3g}，但同一网络用 Adam、学习率 {rate:g} 训练同样多步后达到 {control:.3g}。</translation>
  </message>
  <message>
   <source>The network's gradients are not finite.</source>
   <translation>网络的梯度不是有限值。</translation>
  </message>
  <message>
   <source>The network's outputs are not finite.</source>
   <translation>网络的输出不是有限的数。</translation>
  </message>
  <message>
   <source>The next page</source>
   <translation>下一页</translation>
  </message>
  <message>
   <source>The next page (Page Down); End: the last</source>
   <translation>下一页（Page Down）；End：最后一页</translation>
  </message>
  <message>
   <source>The noise of the gradient shrinks only with the square root of the batch, while the work grows with it: once noise is no longer what limits a step, more examples buy nothing. Small batches take many more steps for the same work, and their noise tends to lead to minima that generalize better.</source>
   <translation>梯度噪声只与批大小的平方根成反比，而计算量与批大小成正比：一旦限制步长的不再是噪声，更多样本就毫无益处。同样的计算量，小批次可以多走许多步，而且其噪声往往引向泛化更好的极小值。</translation>
  </message>
  <message>
   <source>The norm of the gradient is down to {norm:.3g} from beyond {threshold:g}; below {settled:g} it counts as settled.</source>
   <translation>梯度的范数现已降到 {norm:.3g}，曾超过 {threshold:g}；低于 {settled:g} 才算恢复正常。</translation>
  </message>
  <message>
   <source>The number that is needed</source>
   <translation>要求达到的数</translation>
  </message>
  <message>
   <source>The number that is right, such as 0.25^20</source>
   <translation>正确的数，例如 0.25^20</translation>
  </message>
  <message>
   <source>The numbers behind it, for a spreadsheet</source>
   <translation>图中的数据，可用电子表格打开</translation>
  </message>
  <message>
   <source>The optimization fails: the training loss stays at {loss:.3g}, although a part of this network, with {layers} of its hidden layers, reaches {control:.3g}.</source>
   <translation>优化失败：训练损失停留在 {loss:.3g}，而只取此网络的一部分（{layers} 个隐藏层）就能达到 {control:.3g}。</translation>
  </message>
  <message>
   <source>The optimizers, each with its own rate.</source>
   <translation>参赛的优化器，各用各的学习率。</translation>
  </message>
  <message>
   <source>The page before</source>
   <translation>上一页</translation>
  </message>
  <message>
   <source>The page before (Page Up); Home: the first</source>
   <translation>上一页（Page Up）；Home：第一页</translation>
  </message>
  <message>
   <source>The penalties hold the weights down: those of layer {layer} have shrunk to {share:.0%} of the length they began with, and the training loss stays at {loss:.3g}.</source>
   <translation>惩罚项压住了权重：第 {layer} 层的权重已缩到初始长度的 {share:.0%}，训练损失停留在 {loss:.3g}。</translation>
  </message>
  <message>
   <source>The picture that the network is shown</source>
   <translation>给网络看的图像</translation>
  </message>
  <message>
   <source>The plain choice. With it, SGD ends up jittering around a minimum, by more the larger the rate.</source>
   <translation>最朴素的选择。与 SGD 搭配时，最终会在极小值附近抖动，学习率越大抖动越大。</translation>
  </message>
  <message>
   <source>The power of the error.</source>
   <translation>误差的幂次。</translation>
  </message>
  <message>
   <source>The recording ended: {reason}. What was recorded until then is in {file}.</source>
   <translation>录制已结束：{reason}。此前录制的内容保存在 {file} 中。</translation>
  </message>
  <message>
   <source>The regularization holds the network back: the training loss stays at {loss:.3g}, but without it the same network reaches {control:.3g}.</source>
   <translation>正则化限制了网络：训练损失停留在 {loss:.3g}，而同一网络去掉正则化后达到 {control:.3g}。</translation>
  </message>
  <message>
   <source>The right answer</source>
   <translation>正确答案</translation>
  </message>
  <message>
   <source>The right option first, or things in their right order; students see them shuffled. After every option two bars and what is said of it: It falls || At first it does.</source>
   <translation>正确选项写在第一行；排序题按正确的次序写；学生看到的次序是打乱的。每个选项后面写两条竖线和对它的说明：会下降 || 起初是这样。</translation>
  </message>
  <message>
   <source>The rise lets the network start gently and stand a rate that would have been too large at once; the long fall settles it. The rate set with the optimizer is the peak: choose it several times larger than usual.</source>
   <translation>上升阶段让网络平缓起步，从而承受一开始就用会过大的学习率；随后的长时间下降使其稳定。优化器中设置的学习率是峰值：请取平常的数倍。</translation>
  </message>
  <message>
   <source>The run before, of {count} steps, is kept: Run ▸ Bring back</source>
   <translation>上一次运行（{count} 步）已保留：运行 ▸ 恢复上一次运行</translation>
  </message>
  <message>
   <source>The run diverged</source>
   <translation>运行已发散</translation>
  </message>
  <message>
   <source>The run ends so: {outcome}</source>
   <translation>运行的结局：{outcome}</translation>
  </message>
  <message>
   <source>The run had come to step {step}, but its file is not there: it is lost.</source>
   <translation>该次运行已到第 {step} 步，但其文件不存在：已丢失。</translation>
  </message>
  <message>
   <source>The run of {student}, step {step}, is trained again</source>
   <translation>正在重新训练 {student} 在步骤 {step} 的运行</translation>
  </message>
  <message>
   <source>The runs appear here as they are done</source>
   <translation>运行完成后显示在此处</translation>
  </message>
  <message>
   <source>The same for all three.</source>
   <translation>三条路径用同一个。</translation>
  </message>
  <message>
   <source>The same learning rate at every step.</source>
   <translation>每一步都使用相同的学习率。</translation>
  </message>
  <message>
   <source>The same runs at every rate of two digits in between: where exactly they diverge.</source>
   <translation>对两者之间每个两位有效数字的学习率各跑一次：看究竟从哪里开始发散。</translation>
  </message>
  <message>
   <source>The schedule has reached zero</source>
   <translation>学习率调度已降到零</translation>
  </message>
  <message>
   <source>The schedule multiplies the learning rate by a factor that has become next to nothing, so every update is too. A decay is meant to end with the run, not long before it.</source>
   <translation>学习率调度给学习率乘上的系数已接近于零，因此每次更新也是如此。衰减应与运行同时结束，而不是早早结束。</translation>
  </message>
  <message>
   <source>The scores of two to five classes.</source>
   <translation>二到五个类别的得分。</translation>
  </message>
  <message>
   <source>The set that most textbooks and papers show. This part of its training images is enough for about 94 % with a small network; published results use all 60,000.</source>
   <translation>大多数教材和论文展示的数据集。这里的部分训练图像足以让小型网络达到约 94 %；已发表的结果使用全部 60,000 张。</translation>
  </message>
  <message>
   <source>The setting “{name}” in {file} cannot be used; the lab goes on with its default.</source>
   <translation>{file} 中的设置“{name}”无法使用；程序改用默认值。</translation>
  </message>
  <message>
   <source>The settings in {file} cannot be read; the lab goes on with its defaults. {reason}</source>
   <translation>无法读取 {file} 中的设置，已改用默认值。{reason}</translation>
  </message>
  <message>
   <source>The share by which every layer changes in one step.</source>
   <translation>每一层每步改变的比例。</translation>
  </message>
  <message>
   <source>The share of P that is spread over all outcomes.</source>
   <translation>P 中平均分给所有结果的比例。</translation>
  </message>
  <message>
   <source>The share of people who are ill: P(ill).</source>
   <translation>人群中患病者的比例：P(患病)。</translation>
  </message>
  <message>
   <source>The share of the healthy whom the test clears: P(− | healthy).</source>
   <translation>健康者中被检测排除的比例：P(− | 健康)。</translation>
  </message>
  <message>
   <source>The share of the ill whom the test finds: P(+ | ill).</source>
   <translation>患者中被检测检出的比例：P(+ | 患病)。</translation>
  </message>
  <message>
   <source>The sheet “{sheet}” hides columns; they are read too</source>
   <translation>工作表“{sheet}”有隐藏的列；它们也会被读入</translation>
  </message>
  <message>
   <source>The sheet “{sheet}” hides rows, the first of them row {row}; they are read too. Copy what is seen into a new workbook to leave them out</source>
   <translation>工作表“{sheet}”有隐藏的行，第一处是第 {row} 行；它们也会被读入。如要排除，请把可见部分复制到新的工作簿</translation>
  </message>
  <message>
   <source>The sheet “{sheet}” is read; the workbook has {count}</source>
   <translation>读取的是工作表“{sheet}”；工作簿共有 {count} 张</translation>
  </message>
  <message>
   <source>The sigmoid drawn with three straight lines.</source>
   <translation>用三段直线画成的 sigmoid。</translation>
  </message>
  <message>
   <source>The single example x = 1, t = 1, for a network of two weights in a row.</source>
   <translation>单个样本 x = 1、t = 1，用于两个权重串联的网络。</translation>
  </message>
  <message>
   <source>The size of every step in every parameter.</source>
   <translation>每个参数每步的移动量。</translation>
  </message>
  <message>
   <source>The size of the first step in every parameter; later ones shrink.</source>
   <translation>每个参数第一步的移动量；以后逐步减小。</translation>
  </message>
  <message>
   <source>The slope for negative values.</source>
   <translation>负值处的斜率。</translation>
  </message>
  <message>
   <source>The slow weights φ begin as the first weights. What the other optimizer remembers is kept. The loss is measured at θ and jumps where θ returns to φ. It calms an optimizer whose steps are long or noisy; with short steps it only slows it down, to about the share α.</source>
   <translation>慢权重 φ 从初始权重开始。另一个优化器的记忆得以保留。损失在 θ 处测量，θ 返回 φ 时会跳变。它能稳住步长大或噪声大的优化器；步长小时只会使其变慢，约为原来的 α 倍。</translation>
  </message>
  <message>
   <source>The smallest problem that no single layer can solve: two hidden units are enough, and two is where training often gets stuck. Noise beyond the gap of R/10 at the axes mixes the classes.</source>
   <translation>单层网络无法解决的最小问题：两个隐藏单元就够，但恰好两个时训练常常卡住。噪声超过坐标轴处 R/10 的间隙时，两类会混在一起。</translation>
  </message>
  <message>
   <source>The solution: {low} to {high}</source>
   <translation>解法：{low} 到 {high}</translation>
  </message>
  <message>
   <source>The spread is a/√3. One that suits a narrow layer is too large for a wide one, where signals and gradients then explode; Xavier's and He's rules take the width into account.</source>
   <translation>标准差为 a/√3。适合窄层的值对宽层来说太大，信号和梯度会爆炸；Xavier 和 He 的规则考虑了层的宽度。</translation>
  </message>
  <message>
   <source>The spread is that of He normal, so it behaves alike. fan_in keeps the forward signal steady, fan_out the gradient; in layers of one width both do. For tanh its gain is too large, and deep layers saturate.</source>
   <translation>离散程度与 He 正态相同，因此表现相似。fan_in 使前向信号保持稳定，fan_out 使梯度保持稳定；各层等宽时两者兼得。对 tanh 来说增益太大，深层会饱和。</translation>
  </message>
  <message>
   <source>The spread is that of LeCun normal, so it behaves alike: right for units that are linear near 0, too small by √2 for ReLU.</source>
   <translation>离散程度与 LeCun 正态相同，因此表现相似：适用于在 0 附近近似线性的单元；对 ReLU 来说小了 √2 倍。</translation>
  </message>
  <message>
   <source>The spread is that of Xavier normal, so it behaves alike; no weight starts far from the others. Right for units that are linear near 0, such as tanh; for ReLU it is too small by √2.</source>
   <translation>离散程度与 Xavier 正态相同，因此表现相似；没有权重一开始就远离其他权重。适用于在 0 附近近似线性的单元，例如 tanh；对 ReLU 来说小了 √2 倍。</translation>
  </message>
  <message>
   <source>The standard deviation of their scores.</source>
   <translation>其得分的标准差。</translation>
  </message>
  <message>
   <source>The step is then marked as solved with help, and its points are halved</source>
   <translation>这一步会标记为“看过答案”，分数减半</translation>
  </message>
  <message>
   <source>The step of the lab whose run is opened</source>
   <translation>要打开哪一步的运行</translation>
  </message>
  <message>
   <source>The step that is open on the right</source>
   <translation>右侧打开的步骤</translation>
  </message>
  <message>
   <source>The step that is shown</source>
   <translation>正在显示的步</translation>
  </message>
  <message>
   <source>The sum of distances by round, or by the number of centres.</source>
   <translation>距离之和，按轮次画，或按中心数画。</translation>
  </message>
  <message>
   <source>The surprise at a yes or no, given the sigmoid of one output.</source>
   <translation>在给定单个输出的 sigmoid 时，对“是”或“否”的意外程度。</translation>
  </message>
  <message>
   <source>The surprise at the true class, given the softmax of the outputs.</source>
   <translation>在给定各输出的 softmax 时，对真实类别的意外程度。</translation>
  </message>
  <message>
   <source>The text is not in UTF-8; it is read as Big5 (traditional Chinese)</source>
   <translation>文本不是 UTF-8；按 Big5（繁体中文）读取</translation>
  </message>
  <message>
   <source>The text is not in UTF-8; it is read as EUC-JP (Japanese)</source>
   <translation>文本不是 UTF-8；按 EUC-JP（日文）读取</translation>
  </message>
  <message>
   <source>The text is not in UTF-8; it is read as EUC-KR (Korean)</source>
   <translation>文本不是 UTF-8；按 EUC-KR（韩文）读取</translation>
  </message>
  <message>
   <source>The text is not in UTF-8; it is read as GB18030 (Chinese)</source>
   <translation>文本不是 UTF-8；按 GB18030（中文）读取</translation>
  </message>
  <message>
   <source>The text is not in UTF-8; it is read as Shift-JIS (Japanese)</source>
   <translation>文本不是 UTF-8；按 Shift-JIS（日文）读取</translation>
  </message>
  <message>
   <source>The text of the licence that is picked</source>
   <translation>所选许可证的全文</translation>
  </message>
  <message>
   <source>The training example that is followed; at the lowest, the whole next batch</source>
   <translation>要跟踪的训练样本；调到最小值则为整个下一批次</translation>
  </message>
  <message>
   <source>The training loss is {left:.3g} times that at the start after {epoch:,.0f} epochs. With a batch size of {batch:,} (updates an epoch: {updates}) most examples are in vain: {scale:,.0f} would point almost the same way.</source>
   <translation>{epoch:,.0f} 轮之后，训练损失是起始时的 {left:.3g} 倍。批量大小为 {batch:,}（每轮更新 {updates} 次）时，大多数样本是多余的：{scale:,.0f} 个样本给出的方向就几乎相同。</translation>
  </message>
  <message>
   <source>The training loss on the straight line between the two runs pinned last</source>
   <translation>最后固定的两次运行之间直线上的训练损失</translation>
  </message>
  <message>
   <source>The training loss stays at {loss:.3g}. A run without regularization will tell whether that is what holds the network back.</source>
   <translation>训练损失停留在 {loss:.3g}。一次不带正则化的对照训练会说明是不是正则化限制了网络。</translation>
  </message>
  <message>
   <source>The training loss stays at {loss:.3g}: the errors are {left:.3g} times those of an answer that ignores the inputs. A run with {layers} of the hidden layers will tell whether the model or the optimization is at fault.</source>
   <translation>训练损失停留在 {loss:.3g}：误差是不看输入的回答的 {left:.3g} 倍。用其中 {layers} 个隐藏层再训练一次，就能知道是模型还是优化的问题。</translation>
  </message>
  <message>
   <source>The training loss stays at {loss:.3g}: {left:.0%} of the errors of an answer that ignores the inputs are left. A run with {layers} of the hidden layers will tell whether the model or the optimization is at fault.</source>
   <translation>训练损失停留在 {loss:.3g}：与不看输入的回答相比，误差还剩 {left:.0%}。用其中 {layers} 个隐藏层再训练一次，就能知道是模型还是优化的问题。</translation>
  </message>
  <message>
   <source>The training loss stays at {loss:.3g}: {left:.3g} times the errors of an answer that ignores the inputs are left. A run with Adam and a learning rate of {rate:g} will tell whether the model is too simple or has not finished learning.</source>
   <translation>训练损失停留在 {loss:.3g}：误差还是不看输入的回答的 {left:.3g} 倍。用 Adam、学习率 {rate:g} 再训练一次，就能知道是模型过于简单，还是还没有学完。</translation>
  </message>
  <message>
   <source>The training loss wavers by {jitter:.1%} from evaluation to evaluation instead of falling. With a batch size of {batch}, the noise in a gradient outweighs the signal {ratio:,.0f} times.</source>
   <translation>训练损失没有下降，而是在各次评估之间波动 {jitter:.1%}。批大小为 {batch} 时，梯度中的噪声是信号的 {ratio:,.0f} 倍。</translation>
  </message>
  <message>
   <source>The training loss wavers by {jitter:.3g} times its own height from evaluation to evaluation instead of falling. With a batch size of {batch}, the noise in a gradient outweighs the signal {ratio:,.0f} times.</source>
   <translation>训练损失没有下降，而是在各次评估之间波动，幅度达到自身大小的 {jitter:.3g} 倍。批量大小为 {batch} 时，梯度中的噪声是信号的 {ratio:,.0f} 倍。</translation>
  </message>
  <message>
   <source>The training stopped on an error of the program itself.</source>
   <translation>由于程序自身的错误，训练已停止。</translation>
  </message>
  <message>
   <source>The two pinned runs have different networks: no line joins them.</source>
   <translation>固定的两次运行网络不同：没有直线能连接它们。</translation>
  </message>
  <message>
   <source>The two surfaces stand over z₁ and z₂; there are three classes, the first is right, and z₃ = −1000. Far from the goal cross-entropy is as steep as it can be, and squared error is flat: its gradient is multiplied by p. A ball rolls down each by plain gradient descent.</source>
   <translation>两个曲面画在 z₁、z₂ 平面上；共三类，第一类正确，z₃ = −1000。离目标很远时，交叉熵达到最陡，平方误差却是平的：它的梯度乘上了 p。每个曲面上有一个小球按普通梯度下降滚落。</translation>
  </message>
  <message>
   <source>The unit that the weight leads to</source>
   <translation>权重所通向的单元</translation>
  </message>
  <message>
   <source>The validation loss is not finite</source>
   <translation>验证损失不是有限数</translation>
  </message>
  <message>
   <source>The values of {feature} are distributed differently in training and validation: {distance:.0%} of the examples lie elsewhere, and their mean is off by {shift:.2g} deviations.</source>
   <translation>{feature} 的取值在训练集与验证集中分布不同：{distance:.0%} 的样本位置不同，均值相差 {shift:.2g} 个标准差。</translation>
  </message>
  <message>
   <source>The values of {feature} have a root mean square of {size:,.4g}; about 1 is what networks expect.</source>
   <translation>{feature} 的均方根为 {size:,.4g}；网络要求约为 1。</translation>
  </message>
  <message>
   <source>The values of {wide} are spread {ratio:,.0f} times as widely as those of {narrow}.</source>
   <translation>{wide} 的离散程度是 {narrow} 的 {ratio:,.0f} 倍。</translation>
  </message>
  <message>
   <source>The values to which one answer is sought.</source>
   <translation>要为这些值找一个共同的答案。</translation>
  </message>
  <message>
   <source>The weight between two layers.</source>
   <translation>两层之间的权重。</translation>
  </message>
  <message>
   <source>The weight of the filter, counted channel by channel and row by row</source>
   <translation>卷积核的权重，按通道、再按行编号</translation>
  </message>
  <message>
   <source>The weight of the filter, counted channel by channel and row by row; at the lowest, its bias</source>
   <translation>卷积核的权重，按通道、再按行编号；最小值表示它的偏置</translation>
  </message>
  <message>
   <source>The widths of the hidden layers, such as '128, 64', or '32×20' for 20 layers of 32.</source>
   <translation>各隐藏层的宽度，例如“128, 64”，或用“32×20”表示 20 个宽度为 32 的层。</translation>
  </message>
  <message>
   <source>The window</source>
   <translation>使用窗口</translation>
  </message>
  <message>
   <source>Theme</source>
   <translation>主题</translation>
  </message>
  <message>
   <source>Then the initializer alone decides how their spread changes from layer to layer.</source>
   <translation>此时信号的离散程度如何逐层变化，完全由初始化决定。</translation>
  </message>
  <message>
   <source>Then the validation loss says how well the network does on new examples of the same kind.</source>
   <translation>这时验证损失反映网络在同类新样本上的表现。</translation>
  </message>
  <message>
   <source>There is no run to be trained again</source>
   <translation>没有可以重新训练的运行</translation>
  </message>
  <message>
   <source>There is no run yet that could be saved.</source>
   <translation>还没有可保存的运行。</translation>
  </message>
  <message>
   <source>There is no run yet.</source>
   <translation>还没有运行。</translation>
  </message>
  <message>
   <source>There is no run yet. Press Load, then Run.</source>
   <translation>还没有训练。请先按“载入”，再按“运行”。</translation>
  </message>
  <message>
   <source>There is not enough memory to write the network.</source>
   <translation>内存不足，无法写出网络。</translation>
  </message>
  <message>
   <source>They are on other data, or were pinned by the lab for another experiment. They come back with it.</source>
   <translation>它们用的是其他数据，或是程序为另一个实验自动固定的；回到那个实验时会重新绘出。</translation>
  </message>
  <message>
   <source>Third direction c</source>
   <translation>第三个方向 c</translation>
  </message>
  <message>
   <source>This package brings no text of its licence along.</source>
   <translation>该软件包没有附带许可证文本。</translation>
  </message>
  <message>
   <source>This page counts fully connected layers; the run has convolutions.</source>
   <translation>本页只计算全连接层；当前训练含有卷积。</translation>
  </message>
  <message>
   <source>This page has numbers alone.</source>
   <translation>本页只有数字。</translation>
  </message>
  <message>
   <source>This page needs a network of at most {most} weights and biases; the run has {count}.</source>
   <translation>这一页需要权重和偏置最多 {most} 个的网络；当前运行有 {count} 个。</translation>
  </message>
  <message>
   <source>This page needs a run with two classes.</source>
   <translation>本页需要两个类别的运行。</translation>
  </message>
  <message>
   <source>This page needs at least two weights that learn.</source>
   <translation>这一页需要至少两个在学习的权重。</translation>
  </message>
  <message>
   <source>This page needs at least {fewest} training examples, and a network whose gradients it can hold.</source>
   <translation>这一页需要至少 {fewest} 个训练样本，而且网络的梯度要放得下。</translation>
  </message>
  <message>
   <source>This page needs examples of both classes.</source>
   <translation>本页需要两个类别都有样本。</translation>
  </message>
  <message>
   <source>This page needs gradients of single examples, which batch normalization has not.</source>
   <translation>这一页需要单个样本的梯度，而批归一化没有。</translation>
  </message>
  <message>
   <source>This page needs sigmoid outputs, and half the sum of squared errors as the loss.</source>
   <translation>本页需要 sigmoid 输出，并以平方误差之和的一半作为损失。</translation>
  </message>
  <message>
   <source>This page needs two inputs, one hidden layer of two units, and two outputs.</source>
   <translation>本页需要两个输入、一个含两个单元的隐藏层和两个输出。</translation>
  </message>
  <message>
   <source>This page works with sigmoid, tanh or ReLU, not with {name}.</source>
   <translation>本页适用于 sigmoid、tanh 或 ReLU，不适用于 {name}。</translation>
  </message>
  <message>
   <source>This panel shows no numbers yet that a table could hold.</source>
   <translation>此面板还没有可存为表格的数据。</translation>
  </message>
  <message>
   <source>This run did not begin with what this step starts with. Press Load, then train.</source>
   <translation>这次运行不是从本步骤的起始设置开始的。请先按“载入”，再训练。</translation>
  </message>
  <message>
   <source>This was the last scene.</source>
   <translation>这是最后一幕。</translation>
  </message>
  <message>
   <source>This was the last scene. What comes next:</source>
   <translation>这是最后一幕。接下来：</translation>
  </message>
  <message>
   <source>This will be version {version} of the lab.</source>
   <translation>保存后将是这个实验的第 {version} 版。</translation>
  </message>
  <message>
   <source>Those that come along</source>
   <translation>自带的实验</translation>
  </message>
  <message>
   <source>Threads</source>
   <translation>线程</translation>
  </message>
  <message>
   <source>Three hidden units can fence the disc in, so it is the first set that a linear classifier fails on and a small network solves. Noise beyond the gap of R/5 mixes the classes.</source>
   <translation>三个隐藏单元就能把圆盘围起来，因此它是线性分类器失败而小型网络能解决的第一个数据集。噪声超过 R/5 的间隙时，两类会混在一起。</translation>
  </message>
  <message>
   <source>Three phases</source>
   <translation>三个阶段</translation>
  </message>
  <message>
   <source>Three times it halves the rate.</source>
   <translation>经过 3T 后，学习率减半。</translation>
  </message>
  <message>
   <source>Three ways to begin</source>
   <translation>三种开始的方式</translation>
  </message>
  <message>
   <source>Threshold</source>
   <translation>阈值</translation>
  </message>
  <message>
   <source>Threshold for “{name}”</source>
   <translation>“{name}”的阈值</translation>
  </message>
  <message>
   <source>Threshold h</source>
   <translation>阈值 h</translation>
  </message>
  <message>
   <source>Threshold is</source>
   <translation>阈值类型</translation>
  </message>
  <message>
   <source>Threshold that this training set chooses</source>
   <translation>该训练集选出的阈值</translation>
  </message>
  <message>
   <source>Threshold θ</source>
   <translation>阈值 θ</translation>
  </message>
  <message>
   <source>Thresholds |H|</source>
   <translation>阈值个数 |H|</translation>
  </message>
  <message>
   <source>Throw away what is done of it.</source>
   <translation>丢弃其中已完成的部分。</translation>
  </message>
  <message>
   <source>Tilt</source>
   <translation>倾斜</translation>
  </message>
  <message>
   <source>Time T</source>
   <translation>时间 T</translation>
  </message>
  <message>
   <source>Time between two falls.</source>
   <translation>两次下降之间的时间。</translation>
  </message>
  <message>
   <source>Time from full rate to zero. 0: the whole run.</source>
   <translation>从完整学习率降到零的时间。0：整个运行。</translation>
  </message>
  <message>
   <source>Time from full to lowest rate. 0: the whole run.</source>
   <translation>从完整学习率降到最低的时间。0：整个运行。</translation>
  </message>
  <message>
   <source>Time from the first rate to the last. 0: the whole run.</source>
   <translation>从起始学习率到最终学习率的时间。0：整个运行。</translation>
  </message>
  <message>
   <source>Time from the first share to the last. 0: the whole run.</source>
   <translation>从起始比例到终止比例的时间。0：整个运行。</translation>
  </message>
  <message>
   <source>Time from the highest rate to the lowest. 0: as long as the rise.</source>
   <translation>从最高学习率降到最低的时间。0：与上升时长相同。</translation>
  </message>
  <message>
   <source>Time from the lowest rate to the highest.</source>
   <translation>从最低学习率升到最高的时间。</translation>
  </message>
  <message>
   <source>Time from the start to the first restart.</source>
   <translation>从开始到第一次重启的时间。</translation>
  </message>
  <message>
   <source>Time in which the rate falls by the factor.</source>
   <translation>学习率按该系数下降一次所用的时间。</translation>
  </message>
  <message>
   <source>Timeline</source>
   <translation>时间线</translation>
  </message>
  <message>
   <source>Times</source>
   <translation>次数</translation>
  </message>
  <message>
   <source>Title</source>
   <translation>标题</translation>
  </message>
  <message>
   <source>Title of the lab</source>
   <translation>实验标题</translation>
  </message>
  <message>
   <source>To read, to predict, to do, to explore or to explain</source>
   <translation>阅读、预测、动手、探索或解释</translation>
  </message>
  <message>
   <source>To the clipboard, for a document or a chat</source>
   <translation>复制到剪贴板，用于文档或聊天</translation>
  </message>
  <message>
   <source>To the place after</source>
   <translation>前进到之后的位置</translation>
  </message>
  <message>
   <source>To the place before</source>
   <translation>后退到之前的位置</translation>
  </message>
  <message>
   <source>To two digits</source>
   <translation>精确到两位</translation>
  </message>
  <message>
   <source>Tokens</source>
   <translation>词元数</translation>
  </message>
  <message>
   <source>Tolerance δ</source>
   <translation>容差 δ</translation>
  </message>
  <message>
   <source>Tolerance ε</source>
   <translation>容差 ε</translation>
  </message>
  <message>
   <source>Too early to judge: from step {step} on</source>
   <translation>还太早：第 {step} 步起才作判断</translation>
  </message>
  <message>
   <source>Too many open files</source>
   <translation>打开的文件太多</translation>
  </message>
  <message>
   <source>Too small a σ makes signals and gradients fade from layer to layer, too large a one makes them explode; the right one depends on the width, which Xavier's and He's rules take into account.</source>
   <translation>σ 太小，信号和梯度会逐层减弱；太大则会爆炸；合适的值取决于层的宽度，Xavier 和 He 的规则考虑了这一点。</translation>
  </message>
  <message>
   <source>Train a network and watch it</source>
   <translation>训练网络并观察它</translation>
  </message>
  <message>
   <source>Train acc.</source>
   <translation>训练准确率</translation>
  </message>
  <message>
   <source>Train all runs beside the run in the window, several at a time.</source>
   <translation>在窗口中的运行之外训练所有运行，一次多个。</translation>
  </message>
  <message>
   <source>Train every combination beside the run in the window, several at a time.</source>
   <translation>在窗口中的运行之外训练每个组合，一次多个。</translation>
  </message>
  <message>
   <source>Train every run again, and mark it</source>
   <translation>重新训练每次运行并评分</translation>
  </message>
  <message>
   <source>Train every run of a folder of hand-ins again, and mark it</source>
   <translation>重新训练一个文件夹中所有提交的运行并评分</translation>
  </message>
  <message>
   <source>Train for one epoch, then pause</source>
   <translation>训练一轮，然后暂停</translation>
  </message>
  <message>
   <source>Train loss</source>
   <translation>训练损失</translation>
  </message>
  <message>
   <source>Train the solution and the start for every seed, and see what passes</source>
   <translation>对每个种子训练解法和起点，看哪些通过</translation>
  </message>
  <message>
   <source>Train this run again beside the window's, and draw it in every chart</source>
   <translation>在窗口的运行之外重新训练这次运行，并画在各张图中</translation>
  </message>
  <message>
   <source>Train this run again in the window, from its first step (Enter)</source>
   <translation>在窗口中从第一步起重新训练这次运行（Enter）</translation>
  </message>
  <message>
   <source>Train this run again, and compare the weights bit for bit</source>
   <translation>重新训练这次运行，并逐位比较权重</translation>
  </message>
  <message>
   <source>Train this run in the window, in place of the one that is there, which is pinned</source>
   <translation>在窗口中训练这次运行；窗口中原来的运行会被固定</translation>
  </message>
  <message>
   <source>Train until paused</source>
   <translation>训练直到暂停</translation>
  </message>
  <message>
   <source>Training</source>
   <translation>训练</translation>
  </message>
  <message>
   <source>Training accuracy</source>
   <translation>训练准确率</translation>
  </message>
  <message>
   <source>Training again up to the step that is taken back</source>
   <translation>正在重新训练到要撤销的那一步</translation>
  </message>
  <message>
   <source>Training again: {run}</source>
   <translation>正在重新训练：{run}</translation>
  </message>
  <message>
   <source>Training and validation data differ</source>
   <translation>训练数据与验证数据分布不同</translation>
  </message>
  <message>
   <source>Training examples as augmentation changes them at this step: what the network sees</source>
   <translation>训练样本在这一步被数据增强变成的样子：网络看到的就是这些</translation>
  </message>
  <message>
   <source>Training in practice</source>
   <translation>训练实践</translation>
  </message>
  <message>
   <source>Training loss</source>
   <translation>训练损失</translation>
  </message>
  <message>
   <source>Training loss for that at the start</source>
   <translation>训练损失与初始值之比</translation>
  </message>
  <message>
   <source>Training loss of the network trained with Adam</source>
   <translation>用 Adam 训练的网络的训练损失</translation>
  </message>
  <message>
   <source>Training loss of the shallower network</source>
   <translation>较浅网络的训练损失</translation>
  </message>
  <message>
   <source>Training loss without regularization</source>
   <translation>去掉正则化后的训练损失</translation>
  </message>
  <message>
   <source>Training loss, all examples</source>
   <translation>训练损失，全部样本</translation>
  </message>
  <message>
   <source>Training loss, small batches</source>
   <translation>训练损失，小批量</translation>
  </message>
  <message>
   <source>Training sets</source>
   <translation>训练集个数</translation>
  </message>
  <message>
   <source>Training stopped early: nothing got better after step {step:,}.</source>
   <translation>训练已提前停止：第 {step:,} 步之后没有任何改善。</translation>
  </message>
  <message>
   <source>Training the pinned runs once more…</source>
   <translation>正在重新训练固定的运行…</translation>
  </message>
  <message>
   <source>Training the run again, to measure it…</source>
   <translation>正在重新训练这次运行，以便测量…</translation>
  </message>
  <message>
   <source>Training the solutions…</source>
   <translation>正在训练各步的解法…</translation>
  </message>
  <message>
   <source>Training time</source>
   <translation>训练用时</translation>
  </message>
  <message>
   <source>Training works underneath. Esc closes this; Help ▸ Welcome brings it back.</source>
   <translation>下面的训练照常进行。按 Esc 关闭；用“帮助 ▸ 欢迎”可以再打开。</translation>
  </message>
  <message>
   <source>Training your run again, to measure it…</source>
   <translation>正在重新训练你的过程并测量…</translation>
  </message>
  <message>
   <source>Training: {share} right · {right} of {total}</source>
   <translation>训练集：{share} 正确 · {right} / {total}</translation>
  </message>
  <message>
   <source>Training…</source>
   <translation>训练中</translation>
  </message>
  <message>
   <source>Trouser</source>
   <translation>裤子</translation>
  </message>
  <message>
   <source>True class</source>
   <translation>真实类别</translation>
  </message>
  <message>
   <source>True negatives</source>
   <translation>真负例</translation>
  </message>
  <message>
   <source>True positives</source>
   <translation>真正例</translation>
  </message>
  <message>
   <source>Try</source>
   <translation>试一试</translation>
  </message>
  <message>
   <source>Try all, side by side</source>
   <translation>全部试一试并排对比</translation>
  </message>
  <message>
   <source>Trying remedies: {progress}</source>
   <translation>正在尝试各种办法：{progress}</translation>
  </message>
  <message>
   <source>Turn to Explore; Ctrl+1 leads back here</source>
   <translation>转到“探索”页面；按 Ctrl+1 回到这里</translation>
  </message>
  <message>
   <source>Turns</source>
   <translation>圈数</translation>
  </message>
  <message>
   <source>Turns half of the images over.</source>
   <translation>对一半图像做上下翻转。</translation>
  </message>
  <message>
   <source>Turns images by up to so much, either way.</source>
   <translation>向任一方向旋转图像，最多转这么多。</translation>
  </message>
  <message>
   <source>Turns validation images, or the first two features, counterclockwise.</source>
   <translation>逆时针旋转验证图像，或前两个特征。</translation>
  </message>
  <message>
   <source>Twenty layers</source>
   <translation>二十层</translation>
  </message>
  <message>
   <source>Twenty tries</source>
   <translation>二十次尝试</translation>
  </message>
  <message>
   <source>Twice as large as on the screen</source>
   <translation>大小为屏幕上的两倍</translation>
  </message>
  <message>
   <source>Two ReLUs</source>
   <translation>两个 ReLU</translation>
  </message>
  <message>
   <source>Two bells to drag, one of two tests that say only yes or no, or what was taken from a run.</source>
   <translation>可拖动的两条钟形曲线、两种只答是或否的检测之一，或取自某次运行的得分。</translation>
  </message>
  <message>
   <source>Two clouds</source>
   <translation>两团点云</translation>
  </message>
  <message>
   <source>Two convolutions</source>
   <translation>两层卷积</translation>
  </message>
  <message>
   <source>Two half circles, each holding the end of the other.</source>
   <translation>两个半圆，各自包住对方的一端。</translation>
  </message>
  <message>
   <source>Two ideas save parameters: a window sees only what is near, and all windows share their weights. So the map moves with the picture, while the code of a fully connected layer becomes another one. Pooling forgets where in its cell something was: the larger the cells, the less a shift by one pixel changes. The map's largest value stays.</source>
   <translation>两个想法节省了参数：窗口只看邻近处，所有窗口共享权重。于是特征图随图像平移，而全连接层的编码变成另一个。池化忘记了东西在单元内的位置：单元越大，平移一个像素的影响越小。特征图的最大值保持不变。</translation>
  </message>
  <message>
   <source>Two inputs, two hidden units, two sigmoid outputs, L = ½Σ(a − t)²; with cross-entropy δ² is a² − t alone. Each step of the page works out one more number. W²ⱼₖ leads from unit k of layer 1 to unit j of layer 2. The default is a known worked example.</source>
   <translation>两个输入、两个隐藏单元、两个 sigmoid 输出，L = ½Σ(a − t)²；用交叉熵时 δ² 就是 a² − t。页面每走一步就多算出一个数。W²ⱼₖ 从第 1 层的单元 k 通向第 2 层的单元 j。默认值是一道有名的例题。</translation>
  </message>
  <message>
   <source>Two kinds of pictures are told apart by their number of edges. How far can a training set mislead?</source>
   <translation>用边缘数区分两类图片。训练集会误导到什么程度？</translation>
  </message>
  <message>
   <source>Two moons</source>
   <translation>双月</translation>
  </message>
  <message>
   <source>Two networks begin with the same weights; one learns from small batches, one from all examples at once.</source>
   <translation>两个网络从相同的权重开始；一个从小批量学习，一个每步使用全部样本。</translation>
  </message>
  <message>
   <source>Two round clouds on either side of a line.</source>
   <translation>一条直线两侧的两团圆形点云。</translation>
  </message>
  <message>
   <source>Two round clouds, one with many times the points of the other.</source>
   <translation>两团圆形点云，其中一团的点数是另一团的许多倍。</translation>
  </message>
  <message>
   <source>Two sigmoids make it, one that rises and one that falls; ReLUs need a kink at its foot on each side and one at its top. A narrow hill is seen by few points and easily missed.</source>
   <translation>两个 sigmoid 就能构成它：一个上升，一个下降；ReLU 则要在两侧山脚各有一个折点，山顶再有一个。狭窄的山丘只有少数点能碰到，容易被漏掉。</translation>
  </message>
  <message>
   <source>Two spirals</source>
   <translation>双螺旋</translation>
  </message>
  <message>
   <source>Two units</source>
   <translation>两个单元</translation>
  </message>
  <message>
   <source>Two, two, two</source>
   <translation>二、二、二</translation>
  </message>
  <message>
   <source>Type to call this run something else</source>
   <translation>键入可重命名此运行</translation>
  </message>
  <message>
   <source>UTF-8</source>
   <translation>UTF-8</translation>
  </message>
  <message>
   <source>Unclosed array</source>
   <translation>列表没有写完，缺少 ]</translation>
  </message>
  <message>
   <source>Unclosed inline table</source>
   <translation>内联表没有写完，缺少 }</translation>
  </message>
  <message>
   <source>Undecided: a direction does not curve at all</source>
   <translation>不能确定：有一个方向完全不弯</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>撤销</translation>
  </message>
  <message>
   <source>Undo (Ctrl+Z)</source>
   <translation>撤销（Ctrl+Z）</translation>
  </message>
  <message>
   <source>Unequal classes</source>
   <translation>类别不平衡</translation>
  </message>
  <message>
   <source>Uniform</source>
   <translation>均匀</translation>
  </message>
  <message>
   <source>Unit</source>
   <translation>单位</translation>
  </message>
  <message>
   <source>Unit step</source>
   <translation>单位阶跃</translation>
  </message>
  <message>
   <source>Unit: {unit}</source>
   <translation>单位：{unit}</translation>
  </message>
  <message>
   <source>Units</source>
   <translation>单元数</translation>
  </message>
  <message>
   <source>Units a layer</source>
   <translation>每层单元数</translation>
  </message>
  <message>
   <source>Units that are flat on one side and steep on the other have to close a ring around the hill, so it takes several, and a saturating activation starts slowly. A narrow hill is seen by few points and easily missed.</source>
   <translation>一侧平坦、一侧陡峭的单元必须绕圆丘围成一圈，因此需要好几个，饱和的激活函数起步也慢。圆丘很窄时落在其上的点很少，容易被漏掉。</translation>
  </message>
  <message>
   <source>Units that begin with the same weights see the same inputs and get the same gradient, so they stay the same for ever. Only random initial weights break this symmetry.</source>
   <translation>初始权重相同的单元，输入相同、梯度也相同，因此永远保持一致。只有随机的初始权重才能打破这种对称。</translation>
  </message>
  <message>
   <source>Universal approximation</source>
   <translation>万能逼近</translation>
  </message>
  <message>
   <source>Unpin</source>
   <translation>取消固定</translation>
  </message>
  <message>
   <source>Unpin all</source>
   <translation>全部取消固定</translation>
  </message>
  <message>
   <source>Unpin {run}</source>
   <translation>取消固定 {run}</translation>
  </message>
  <message>
   <source>Unsaved changes</source>
   <translation>未保存的更改</translation>
  </message>
  <message>
   <source>Unterminated string</source>
   <translation>文字没有写完，缺少引号</translation>
  </message>
  <message>
   <source>Until then “{dataset}” stays.</source>
   <translation>在此之前仍使用“{dataset}”。</translation>
  </message>
  <message>
   <source>Up to eight optimizers run down one landscape from the same place, each with the kernel that trains networks.</source>
   <translation>最多八个优化器从同一点跑下同一个地形，用的正是训练网络的内核。</translation>
  </message>
  <message>
   <source>Up to four on one axis, each with its warm-up.</source>
   <translation>同一坐标轴上至多四个，各带自己的预热。</translation>
  </message>
  <message>
   <source>Up to four, over one another.</source>
   <translation>至多四个，叠在一起画。</translation>
  </message>
  <message>
   <source>Up to three more numbers, parted by commas, each harder than the one before; every level earns as much</source>
   <translation>最多再写三个数，用逗号隔开，一个比一个难；每一级的分数一样多</translation>
  </message>
  <message>
   <source>Update</source>
   <translation>更新</translation>
  </message>
  <message>
   <source>Update over the weights' length lately</source>
   <translation>近期更新与权重长度之比</translation>
  </message>
  <message>
   <source>Update ratio</source>
   <translation>更新比</translation>
  </message>
  <message>
   <source>Updates an epoch</source>
   <translation>每轮更新次数</translation>
  </message>
  <message>
   <source>Updates before</source>
   <translation>之前的更新次数</translation>
  </message>
  <message>
   <source>Updates that overshoot make weights and gradients grow from step to step until they pass the largest number a computer can hold. From then on every result is infinite or undefined, so nothing more can be learned.</source>
   <translation>冲过头的更新使权重和梯度一步步增大，直到超出计算机所能表示的最大数。此后一切结果都是无穷大或无定义，再也学不到任何东西。</translation>
  </message>
  <message>
   <source>Use Adam with a learning rate of {rate:g}</source>
   <translation>使用 Adam，学习率 {rate:g}</translation>
  </message>
  <message>
   <source>Use Adam, which gives every weight a rate of its own</source>
   <translation>使用 Adam，它为每个权重分别调整学习率</translation>
  </message>
  <message>
   <source>Use Adam, which lengthens steps where gradients are short</source>
   <translation>使用 Adam，它在梯度小处加大步长</translation>
  </message>
  <message>
   <source>Use ReLU with He initialization</source>
   <translation>使用 ReLU 和 He 初始化</translation>
  </message>
  <message>
   <source>Use SELU with LeCun initialization</source>
   <translation>使用 SELU 和 LeCun 初始化</translation>
  </message>
  <message>
   <source>Use a cosine schedule, which lasts as long as the run</source>
   <translation>使用余弦调度，其长度与运行一致</translation>
  </message>
  <message>
   <source>Use fewer hidden layers, as in the control run: {count}</source>
   <translation>减少隐藏层，与对照运行一样为 {count} 层</translation>
  </message>
  <message>
   <source>Use layer normalization, which needs no other examples</source>
   <translation>使用层归一化，它不依赖其他样本</translation>
  </message>
  <message>
   <source>Use leaky ReLU, which passes some gradient on its negative side</source>
   <translation>使用 Leaky ReLU，它在负侧也传递一些梯度</translation>
  </message>
  <message>
   <source>Use tanh with residual connections</source>
   <translation>使用 tanh 和残差连接</translation>
  </message>
  <message>
   <source>Use tanh: without it the network is linear</source>
   <translation>使用 tanh：否则网络是线性的</translation>
  </message>
  <message>
   <source>Use the focal loss, which dwells on the examples that are still wrong</source>
   <translation>使用焦点损失，着重于仍然分错的样本</translation>
  </message>
  <message>
   <source>Use twice as many filters and units</source>
   <translation>把卷积核和单元的数目加倍</translation>
  </message>
  <message>
   <source>Use twice as many units in every hidden layer</source>
   <translation>把每个隐藏层的单元数加倍</translation>
  </message>
  <message>
   <source>Val. MAE</source>
   <translation>验证 MAE</translation>
  </message>
  <message>
   <source>Val. R²</source>
   <translation>验证 R²</translation>
  </message>
  <message>
   <source>Val. acc.</source>
   <translation>验证准确率</translation>
  </message>
  <message>
   <source>Val. loss</source>
   <translation>验证损失</translation>
  </message>
  <message>
   <source>Valid</source>
   <translation>不填充</translation>
  </message>
  <message>
   <source>Validation</source>
   <translation>验证集</translation>
  </message>
  <message>
   <source>Validation R²</source>
   <translation>验证 R²</translation>
  </message>
  <message>
   <source>Validation accuracy</source>
   <translation>验证准确率</translation>
  </message>
  <message>
   <source>Validation examples are drawn as the training examples are.</source>
   <translation>验证样本与训练样本来自同一分布。</translation>
  </message>
  <message>
   <source>Validation loss</source>
   <translation>验证损失</translation>
  </message>
  <message>
   <source>Validation loss over the training loss</source>
   <translation>验证损失与训练损失之比</translation>
  </message>
  <message>
   <source>Validation: {share} right · {right} of {total}</source>
   <translation>验证集：{share} 正确 · {right} / {total}</translation>
  </message>
  <message>
   <source>Value</source>
   <translation>数值</translation>
  </message>
  <message>
   <source>Value c</source>
   <translation>值 c</translation>
  </message>
  <message>
   <source>Value of activation</source>
   <translation>函数值，激活函数</translation>
  </message>
  <message>
   <source>Value of loss</source>
   <translation>损失值，损失</translation>
  </message>
  <message>
   <source>Values</source>
   <translation>取值</translation>
  </message>
  <message>
   <source>Values of the sample</source>
   <translation>样本的值</translation>
  </message>
  <message>
   <source>Values with commas between them, or a range: 1e-4..1:log:9 is nine numbers from 1e-4 to 1, each so many times the one before; 0..1:lin:5 is five, equally far apart.</source>
   <translation>用英文逗号隔开的取值，或一个范围：1e-4..1:log:9 是从 1e-4 到 1 的九个等比的数；0..1:lin:5 是五个等距的数。</translation>
  </message>
  <message>
   <source>Vanishing gradient</source>
   <translation>梯度消失</translation>
  </message>
  <message>
   <source>Vanishing gradient, repaired</source>
   <translation>梯度消失（已修复）</translation>
  </message>
  <message>
   <source>Vanishing: less than 1/1000 of the output layer's gradient</source>
   <translation>消失：不到输出层梯度的 1/1000</translation>
  </message>
  <message>
   <source>Variance of the activations of every layer before step 1</source>
   <translation>第 1 步之前各层激活值的方差</translation>
  </message>
  <message>
   <source>Variance of the gradients by the units of every layer before step 1</source>
   <translation>第 1 步之前各层单元的梯度的方差</translation>
  </message>
  <message>
   <source>Verdict</source>
   <translation>结论</translation>
  </message>
  <message>
   <source>Verify</source>
   <translation>验证</translation>
  </message>
  <message>
   <source>Versions of dllab and what it is made with</source>
   <translation>dllab 及其所用组件的版本</translation>
  </message>
  <message>
   <source>W ~ N(0, σ²),   σ = gain·√(1 / fan),   gain = √2 for ReLU</source>
   <translation>W ~ N(0, σ²),   σ = 增益·√(1 / fan),   增益 = √2（ReLU）</translation>
  </message>
  <message>
   <source>W ~ N(0, σ²),   σ = gain·√(1 / fan_in)</source>
   <translation>W ~ N(0, σ²),   σ = 增益·√(1 / fan_in)</translation>
  </message>
  <message>
   <source>W ~ N(0, σ²),   σ = gain·√(2 / (fan_in + fan_out))</source>
   <translation>W ~ N(0, σ²),   σ = 增益·√(2 / (fan_in + fan_out))</translation>
  </message>
  <message>
   <source>W ~ U(−a, a),   a = gain·√(3 / fan),   gain = √2 for ReLU</source>
   <translation>W ~ U(−a, a),   a = 增益·√(3 / fan),   增益 = √2（ReLU）</translation>
  </message>
  <message>
   <source>W ~ U(−a, a),   a = gain·√(3 / fan_in)</source>
   <translation>W ~ U(−a, a),   a = 增益·√(3 / fan_in)</translation>
  </message>
  <message>
   <source>W ~ U(−a, a),   a = gain·√(6 / (fan_in + fan_out))</source>
   <translation>W ~ U(−a, a),   a = 增益·√(6 / (fan_in + fan_out))</translation>
  </message>
  <message>
   <source>W ← W − η·∂W, with the gradient of before the step.</source>
   <translation>W ← W − η·∂W，用这一步之前的梯度。</translation>
  </message>
  <message>
   <source>Warm-up</source>
   <translation>预热</translation>
  </message>
  <message>
   <source>Warm-up start</source>
   <translation>预热起点</translation>
  </message>
  <message>
   <source>Warning</source>
   <translation>警告</translation>
  </message>
  <message>
   <source>Watch</source>
   <translation>看什么</translation>
  </message>
  <message>
   <source>Watch it train</source>
   <translation>看它训练</translation>
  </message>
  <message>
   <source>Wavering of the training loss</source>
   <translation>训练损失的波动</translation>
  </message>
  <message>
   <source>Web page (*.html)</source>
   <translation>网页 (*.html)</translation>
  </message>
  <message>
   <source>WebM films need the package av, which is missing from this lab's Python environment, {folder}. GIF needs nothing more.</source>
   <translation>录制 WebM 视频需要 av 包，而本程序所用的 Python 环境（{folder}）中没有这个包。录制 GIF 无需额外组件。</translation>
  </message>
  <message>
   <source>Weighs every value by how likely a normal random number lies below it.</source>
   <translation>用标准正态随机数小于该值的概率给每个值加权。</translation>
  </message>
  <message>
   <source>Weighs every value by its own sigmoid.</source>
   <translation>用每个值自身的 sigmoid 给它加权。</translation>
  </message>
  <message>
   <source>Weighs every value by the tanh of its softplus.</source>
   <translation>用每个值的 softplus 的 tanh 给它加权。</translation>
  </message>
  <message>
   <source>Weight decay λ</source>
   <translation>权重衰减 λ</translation>
  </message>
  <message>
   <source>Weight of the descent</source>
   <translation>下降过程的权重</translation>
  </message>
  <message>
   <source>Weight of yes w</source>
   <translation>正类权重 w</translation>
  </message>
  <message>
   <source>Weight w</source>
   <translation>权重 w</translation>
  </message>
  <message>
   <source>Weights W²</source>
   <translation>权重 W²</translation>
  </message>
  <message>
   <source>Weights W¹</source>
   <translation>权重 W¹</translation>
  </message>
  <message>
   <source>Weights and biases</source>
   <translation>权重与偏置</translation>
  </message>
  <message>
   <source>Weights and biases of the run</source>
   <translation>当前运行的权重和偏置</translation>
  </message>
  <message>
   <source>Weights anywhere between two limits, equally likely, whatever the layer's width.</source>
   <translation>权重在两个界限之间均匀分布，与层的宽度无关。</translation>
  </message>
  <message>
   <source>Weights of one fixed spread, whatever the layer's width.</source>
   <translation>无论层有多宽，权重的离散程度都固定不变。</translation>
  </message>
  <message>
   <source>Weights w</source>
   <translation>权重 w</translation>
  </message>
  <message>
   <source>Weights, gradient and the optimizer's numbers grow with the network, activations with the batch as well: training keeps all of them for the way back. Attention's scores grow with the square of the text. A network of this lab is counted as the lab lays it out, rows padded to 16 numbers, always in float32; the others without what a library adds.</source>
   <translation>权重、梯度和优化器的数随网络增大，激活值还随批大小增大：训练要把它们全部留到反向传播。注意力得分随文本长度的平方增长。本实验室的网络按实际布局计算，每行补齐到 16 个数，总是 float32；其余网络不计框架额外占用的部分。</translation>
  </message>
  <message>
   <source>Weights, gradients and activations of one layer, and their distributions</source>
   <translation>某一层的权重、梯度和激活，以及它们的分布</translation>
  </message>
  <message>
   <source>Welcome</source>
   <translation>欢迎</translation>
  </message>
  <message>
   <source>What SELU needs to normalize itself. For ReLU, which drops half of its input, it is too small by √2: see He.</source>
   <translation>SELU 实现自归一化所需的初始化。对于舍弃一半输入的 ReLU，它小了 √2 倍：参见 He 初始化。</translation>
  </message>
  <message>
   <source>What a unit makes of its input, what a loss makes of an error, and how steep both are.</source>
   <translation>单元怎样处理输入，损失怎样看待误差，以及两者有多陡。</translation>
  </message>
  <message>
   <source>What all rates follow over the race.</source>
   <translation>比赛中所有学习率遵循的调度。</translation>
  </message>
  <message>
   <source>What both learn.</source>
   <translation>两个网络学习的数据。</translation>
  </message>
  <message>
   <source>What each hidden unit gives.</source>
   <translation>每个隐藏单元给出的形状。</translation>
  </message>
  <message>
   <source>What each unit makes of each example of the next batch.</source>
   <translation>各单元对下一批次每个样本的输出。</translation>
  </message>
  <message>
   <source>What each unit's activation is given for each example of the next batch: W·x + b, normalized or not.</source>
   <translation>对下一批次的每个样本，各单元激活函数的输入：W·x + b，可能经过归一化。</translation>
  </message>
  <message>
   <source>What fills the memory: data, weights, their gradients, what the optimizer keeps, or the activations?</source>
   <translation>是什么占满了显存：数据、权重、梯度、优化器保留的数，还是激活值？</translation>
  </message>
  <message>
   <source>What happens has the distribution P; somebody believes in Q. What does the wrong belief cost?</source>
   <translation>真实发生的服从分布 P，而有人相信的是 Q。错误的信念要付出多少代价？</translation>
  </message>
  <message>
   <source>What happens: a weight for every outcome.</source>
   <translation>真实发生的情况：每个结果一个权重。</translation>
  </message>
  <message>
   <source>What has to improve. Accuracies are for classification.</source>
   <translation>需要改善的指标。准确率仅用于分类。</translation>
  </message>
  <message>
   <source>What is done to the last layer's outputs.</source>
   <translation>对最后一层输出所做的处理。</translation>
  </message>
  <message>
   <source>What is drawn of each run, as it ended</source>
   <translation>每次运行结束时的哪个指标</translation>
  </message>
  <message>
   <source>What is followed</source>
   <translation>跟踪对象</translation>
  </message>
  <message>
   <source>What is going on</source>
   <translation>训练诊断</translation>
  </message>
  <message>
   <source>What is grey this step of the lab keeps as it is.</source>
   <translation>灰色的设置在这一步中保持不变。</translation>
  </message>
  <message>
   <source>What is inside, and its licences:</source>
   <translation>包含的组件及其许可证：</translation>
  </message>
  <message>
   <source>What is kept of the cells of the map, after a ReLU.</source>
   <translation>经 ReLU 之后，特征图的每个单元保留什么。</translation>
  </message>
  <message>
   <source>What is learned holds where the training examples lie; elsewhere the network extrapolates, and its validation loss says little about fit or overfitting. Usually the data were split along time, source or class instead of at random, or were scaled apart.</source>
   <translation>学到的规律只在训练样本所在之处成立；在别处网络只能外推，验证损失也就难以说明拟合得好坏或是否过拟合。原因通常是数据按时间、来源或类别划分而不是随机划分，或两部分分别做了缩放。</translation>
  </message>
  <message>
   <source>What is left of the rate after T.</source>
   <translation>经过 T 后学习率保留的比例。</translation>
  </message>
  <message>
   <source>What is lost by this choice</source>
   <translation>这次选择多出的误差</translation>
  </message>
  <message>
   <source>What is lost, mean of all training sets</source>
   <translation>多出的误差，所有训练集平均</translation>
  </message>
  <message>
   <source>What is to be done, in Markdown; where a language is missing, the other is shown</source>
   <translation>要做什么，用 Markdown 书写；缺一种语言时显示另一种</translation>
  </message>
  <message>
   <source>What is to be grouped.</source>
   <translation>要分组的点。</translation>
  </message>
  <message>
   <source>What is to be predicted</source>
   <translation>要预测什么</translation>
  </message>
  <message>
   <source>What it does</source>
   <translation>作用</translation>
  </message>
  <message>
   <source>What it keeps for every parameter is memory, too.</source>
   <translation>它为每个参数保留的数也占显存。</translation>
  </message>
  <message>
   <source>What one layer hands on</source>
   <translation>一层传给下一层的激活值</translation>
  </message>
  <message>
   <source>What one layer hands on, in MiB</source>
   <translation>一层传给下一层的激活值（MiB）</translation>
  </message>
  <message>
   <source>What remains of every square of a map: its largest number, its mean, or all. The number is the side.</source>
   <translation>特征图的每个小方块留下什么：最大值、平均值，或全部保留。数字是方块的边长。</translation>
  </message>
  <message>
   <source>What runs</source>
   <translation>实际运行的代码</translation>
  </message>
  <message>
   <source>What runs ahead. The schedule acts on its learning rate.</source>
   <translation>先行的优化器。学习率调度作用于它的学习率。</translation>
  </message>
  <message>
   <source>What somebody believes: a weight for every outcome.</source>
   <translation>某人相信的情况：每个结果一个权重。</translation>
  </message>
  <message>
   <source>What stands over the step</source>
   <translation>步骤上方的标题</translation>
  </message>
  <message>
   <source>What stands there is not TOML</source>
   <translation>这里的内容不是 TOML</translation>
  </message>
  <message>
   <source>What the diagnosis finds</source>
   <translation>诊断发现的问题</translation>
  </message>
  <message>
   <source>What the experiment is called, in its file and in legends.</source>
   <translation>实验的名称，用于文件和图例。</translation>
  </message>
  <message>
   <source>What the file says</source>
   <translation>按文件的规定</translation>
  </message>
  <message>
   <source>What the lab is called</source>
   <translation>实验的名称</translation>
  </message>
  <message>
   <source>What the line is fitted to.</source>
   <translation>直线要拟合的数据。</translation>
  </message>
  <message>
   <source>What the model is trained on; up to 400 examples of it, or the network and data of a run.</source>
   <translation>模型用什么训练；最多取 400 个样本，或者取自运行的网络和数据。</translation>
  </message>
  <message>
   <source>What the optimizer keeps</source>
   <translation>优化器保留的数</translation>
  </message>
  <message>
   <source>What the optimizers run down.</source>
   <translation>优化器要跑下去的地形。</translation>
  </message>
  <message>
   <source>What the rate is multiplied by.</source>
   <translation>学习率所乘的系数。</translation>
  </message>
  <message>
   <source>What the schedules begin from.</source>
   <translation>各调度的起始学习率。</translation>
  </message>
  <message>
   <source>What the scores are divided by: large makes all alike.</source>
   <translation>得分除以的数：越大，各类越接近。</translation>
  </message>
  <message>
   <source>What the shift changes, as a share of what was there</source>
   <translation>平移改变了多少，占原来的比例</translation>
  </message>
  <message>
   <source>What the steps alone took: at a limited speed the lab waits between them.</source>
   <translation>只算各步本身所用的时间：限速时，步与步之间的等待不计。</translation>
  </message>
  <message>
   <source>What the sum starts from; above 0 it tames the first steps.</source>
   <translation>累加和的初始值；大于 0 时可抑制最初几步。</translation>
  </message>
  <message>
   <source>What the two outputs should be.</source>
   <translation>两个输出应该是多少。</translation>
  </message>
  <message>
   <source>What this schedule's lengths count. The rate changes every step in either.</source>
   <translation>此调度中各时长的单位。无论选哪种，学习率每步都会变化。</translation>
  </message>
  <message>
   <source>What to do with the target. Auto: texts and a few whole numbers are classes, all else is a regression.</source>
   <translation>如何处理目标。自动（auto）：文本和少数几个整数视为类别，其余视为回归。</translation>
  </message>
  <message>
   <source>What to try, the formula, and what a teacher wants to know</source>
   <translation>可以尝试什么、公式，以及教师想知道的</translation>
  </message>
  <message>
   <source>What v starts from.</source>
   <translation>v 的初始值。</translation>
  </message>
  <message>
   <source>What was filled in: name = number, with semicolons between.</source>
   <translation>填入的内容：名称 = 数，用分号隔开。</translation>
  </message>
  <message>
   <source>What was found</source>
   <translation>检查结果</translation>
  </message>
  <message>
   <source>What was measured on the way of each run</source>
   <translation>每次运行过程中测得的值</translation>
  </message>
  <message>
   <source>What you do cannot be kept for the case of a crash; the lab goes on. {reason}</source>
   <translation>无法为意外退出保留您的工作；实验室继续运行。{reason}</translation>
  </message>
  <message>
   <source>What your run changes</source>
   <translation>你的运行所改的设置</translation>
  </message>
  <message>
   <source>What {file} says of the session is damaged: which file it was of is not known any more.</source>
   <translation>{file} 中关于该会话的说明已损坏：不再知道它属于哪个文件。</translation>
  </message>
  <message>
   <source>When the first rate returns. 0: never.</source>
   <translation>恢复初始学习率的时刻。0：从不恢复。</translation>
  </message>
  <message>
   <source>When the rate falls, in rising order.</source>
   <translation>学习率下降的时刻，按升序排列。</translation>
  </message>
  <message>
   <source>Where a unit is on, the gradient passes whole, so deep networks train. A unit that is off for every example gets no gradient and stays off: it is dead. NaN is passed on, so that a diverged layer shows.</source>
   <translation>单元开启时梯度完整通过，因此深层网络可以训练。对所有样本都关闭的单元得不到梯度，会一直关闭：它已死亡。NaN 会继续传递，使发散的层显现出来。</translation>
  </message>
  <message>
   <source>Where all of them begin; drag it.</source>
   <translation>所有选手的起点；可以拖动。</translation>
  </message>
  <message>
   <source>Where both balls begin: z₁ and z₂; class 1 is right.</source>
   <translation>两个小球的起点：z₁ 与 z₂；第 1 类正确。</translation>
  </message>
  <message>
   <source>Where each fall ends.</source>
   <translation>每次下降的终点。</translation>
  </message>
  <message>
   <source>Where every bias starts.</source>
   <translation>每个偏置的初始值。</translation>
  </message>
  <message>
   <source>Where every weight starts.</source>
   <translation>每个权重的初始值。</translation>
  </message>
  <message>
   <source>Where has the polynomial with power one half lost half of its rate? Guess, then find the step.</source>
   <translation>指数为二分之一的多项式衰减在哪里降到一半？先猜，再找出那一步。</translation>
  </message>
  <message>
   <source>Where slope and curvatures are looked at; drag it.</source>
   <translation>在这里看斜率和曲率；可以拖动。</translation>
  </message>
  <message>
   <source>Where the activations are read off.</source>
   <translation>在此处读出激活函数的值。</translation>
  </message>
  <message>
   <source>Where the gradient is 0 a negative eigenvalue of the Hessian means that the loss falls along its eigenvector, either way. Plain descent leaves such a place slowly, by 1 + η|λ| a step, and noise or momentum sooner.</source>
   <translation>梯度为 0 处，海森矩阵的负特征值意味着损失沿其特征向量的两个方向都下降。普通梯度下降每步只按 1 + η|λ| 的倍数慢慢离开，噪声或动量离开得更快。</translation>
  </message>
  <message>
   <source>Where the losses are read off.</source>
   <translation>在此处读出损失的值。</translation>
  </message>
  <message>
   <source>Where the pictures come from.</source>
   <translation>图像的来源。</translation>
  </message>
  <message>
   <source>Where the rate ends.</source>
   <translation>学习率的最终值。</translation>
  </message>
  <message>
   <source>Where the rates are read off, up to the end of the run.</source>
   <translation>在该步读出学习率，至多到训练结束。</translation>
  </message>
  <message>
   <source>Where the slope is 0, the curvatures tell a minimum from a saddle, and where there is a way down.</source>
   <translation>在斜率为 0 的地方，曲率能区分极小值和鞍点，并指出哪里有下坡路。</translation>
  </message>
  <message>
   <source>Where their bell stands.</source>
   <translation>其钟形曲线的位置。</translation>
  </message>
  <message>
   <source>Where units bend, and how high.</source>
   <translation>单元在何处弯折，高度多少。</translation>
  </message>
  <message>
   <source>Where would you like to begin?</source>
   <translation>从哪里开始？</translation>
  </message>
  <message>
   <source>Whether later cycles are as high as the first.</source>
   <translation>后面的周期是否与第一个一样高。</translation>
  </message>
  <message>
   <source>Whether the first row holds the names of the columns. Auto: judged by what it holds.</source>
   <translation>第一行是否为列名。自动（auto）：根据其内容判断。</translation>
  </message>
  <message>
   <source>Which Q makes the cross-entropy smallest? Say it first, then drag Q there and read KL.</source>
   <translation>哪个 Q 使交叉熵最小？先说出来，再把 Q 拖到那里并读出 KL。</translation>
  </message>
  <message>
   <source>Which loss is watched; the training loss where no data are held out.</source>
   <translation>监视哪个损失；没有留出数据时为训练损失。</translation>
  </message>
  <message>
   <source>Which of the pictures.</source>
   <translation>选哪一幅图像。</translation>
  </message>
  <message>
   <source>Which of the scores belongs to the true class.</source>
   <translation>哪一个得分属于真实类别。</translation>
  </message>
  <message>
   <source>Which part is the largest while BERT-base trains? Say it, look, then halve the texts.</source>
   <translation>训练 BERT-base 时哪一部分最大？先说出来再看，然后把文本长度减半。</translation>
  </message>
  <message>
   <source>Which seed, or which fold was held out</source>
   <translation>所用的种子，或留出的那一折</translation>
  </message>
  <message>
   <source>Which settings take which values, and how often</source>
   <translation>哪些设置取哪些值，各训练几次</translation>
  </message>
  <message>
   <source>Who are you?</source>
   <translation>你是谁？</translation>
  </message>
  <message>
   <source>Whole run in {seconds} s</source>
   <translation>{seconds} 秒播完整个运行</translation>
  </message>
  <message>
   <source>Why it works</source>
   <translation>为什么有效</translation>
  </message>
  <message>
   <source>Why this happens, and where that is written</source>
   <translation>原因及其出处</translation>
  </message>
  <message>
   <source>Why?</source>
   <translation>为什么？</translation>
  </message>
  <message>
   <source>Widest</source>
   <translation>最宽</translation>
  </message>
  <message>
   <source>Widest spread for the narrowest</source>
   <translation>最大与最小离散程度之比</translation>
  </message>
  <message>
   <source>Widest: {number}</source>
   <translation>最宽：{number}</translation>
  </message>
  <message>
   <source>Width</source>
   <translation>宽度</translation>
  </message>
  <message>
   <source>Width of a bump</source>
   <translation>凸块宽度</translation>
  </message>
  <message>
   <source>Windows-1250</source>
   <translation>Windows-1250</translation>
  </message>
  <message>
   <source>Windows-1251</source>
   <translation>Windows-1251</translation>
  </message>
  <message>
   <source>Windows-1252</source>
   <translation>Windows-1252</translation>
  </message>
  <message>
   <source>Wine</source>
   <translation>葡萄酒</translation>
  </message>
  <message>
   <source>Wine as it was measured</source>
   <translation>葡萄酒，原始数据</translation>
  </message>
  <message>
   <source>With 100 positives and 1,000,000 negatives, compare the tests A and B. Which one would you use?</source>
   <translation>取 100 个正例与 1,000,000 个负例，比较检测 A 与 B。你会用哪一个？</translation>
  </message>
  <message>
   <source>With an L2 term the momentum would gather the decay too. Here decay acts at once, and rate and decay can be tuned one after the other. The rate enters the momentum, so a sudden change of it takes about 1/(1 − β) steps to show.</source>
   <translation>使用 L2 项时，动量也会累积衰减。这里衰减立即生效，学习率与衰减可以先后单独调节。学习率计入动量之中，因此突然改变学习率要约 1/(1 − β) 步后才显现。</translation>
  </message>
  <message>
   <source>With one example a batch it is the classical rule: from weights of 0, a unit whose classes a line can tell apart makes no more than (R/γ)² mistakes; R is the longest input, with a 1 for the bias, γ the margin of the best line. Where no line separates them it never comes to rest. The loss is measured, but not followed: it may rise. Two classes need one output (binary cross-entropy), more of them one a class.</source>
   <translation>每批一个样本时即经典规则：权重从 0 开始，若两类可用直线分开，则单元犯错不超过 (R/γ)² 次；R 为最长输入的长度（为偏置补上一个 1），γ 为最优直线的间隔。若没有直线能分开它们，则永不静止。损失只被测量而不被优化：它可能上升。两类需要一个输出（二元交叉熵），更多类则每类一个输出。</translation>
  </message>
  <message>
   <source>With one hidden unit, identity activations and no noise, the whole loss surface fits on a page: a valley along w₁·w₂ = 1 and a saddle at 0, where both gradients vanish. Large rates jump between the valley's arms.</source>
   <translation>只有一个隐藏单元、恒等激活且无噪声时，整个损失曲面一页就能画下：沿 w₁·w₂ = 1 的山谷，以及 0 处两个梯度都为零的鞍点。学习率大时会在山谷的两支之间跳跃。</translation>
  </message>
  <message>
   <source>With remarks</source>
   <translation>有备注</translation>
  </message>
  <message>
   <source>With replacement</source>
   <translation>有放回</translation>
  </message>
  <message>
   <source>With squared error the full Jacobian is used, and its gradient fades where the network is confidently wrong; cross-entropy, which contains its own softmax, does not have that fault.</source>
   <translation>用于平方误差时使用完整的雅可比矩阵，网络错得很自信时梯度会消失；自带 softmax 的交叉熵没有这个缺点。</translation>
  </message>
  <message>
   <source>With squared error the gradient fades where an output is confidently wrong, since y(1 − y) is near 0 there: compare with binary cross-entropy, where it cancels.</source>
   <translation>用于平方误差时，输出错得很自信处梯度会消失，因为那里 y(1 − y) 接近 0：请与二元交叉熵对比，在其中该因子被约去。</translation>
  </message>
  <message>
   <source>Within healthy bounds</source>
   <translation>处于正常范围</translation>
  </message>
  <message>
   <source>Without examples held out for validation there is no loss to stop at.</source>
   <translation>没有留出的验证样本，就没有可据以停止的损失。</translation>
  </message>
  <message>
   <source>Work out ∂W² of weight 11 by hand: the error of output 1 times the output of hidden unit 1.</source>
   <translation>手算权重 11 的 ∂W²：输出 1 的误差乘以隐藏单元 1 的输出。</translation>
  </message>
  <message>
   <source>Works at the first try on most problems. Without the corrections m̂ and v̂ the first steps would be far off. Near a minimum it keeps jittering unless the rate falls. Rare, large gradients are forgotten too soon on some problems, where it then fails to converge: AMSGrad's rates never rise again.</source>
   <translation>在大多数问题上一试即灵。若没有偏差校正 m̂ 和 v̂，最初几步会严重失准。在极小值附近会持续抖动，除非学习率下降。在某些问题上，罕见的大梯度被遗忘得太快，因而无法收敛：AMSGrad 的学习率则不会再回升。</translation>
  </message>
  <message>
   <source>Write a plain PyTorch script that starts from the same weights</source>
   <translation>写出普通的 PyTorch 脚本，从相同的权重开始</translation>
  </message>
  <message>
   <source>Write a report of the run</source>
   <translation>撰写本次运行的报告</translation>
  </message>
  <message>
   <source>Write here, in at most {most:,} characters.</source>
   <translation>在此填写，最多 {most:,} 个字符。</translation>
  </message>
  <message>
   <source>Write one file with all that you did, for the teacher</source>
   <translation>把你做的全部内容写成一个文件，交给老师</translation>
  </message>
  <message>
   <source>Write the file that students open</source>
   <translation>写出供学生打开的文件</translation>
  </message>
  <message>
   <source>Write the network as an ONNX model</source>
   <translation>将网络写为 ONNX 模型</translation>
  </message>
  <message>
   <source>Write the run on one page to hand in: settings, results, findings and the panels that can be seen</source>
   <translation>把本次运行写成一页可提交的报告：设置、结果、诊断以及当前可见的面板</translation>
  </message>
  <message>
   <source>Written as {file}, for your teacher.</source>
   <translation>已写入 {file}，请把它交给老师。</translation>
  </message>
  <message>
   <source>Written as {file}. Not done yet: step {steps}. You can go on, and hand in again.</source>
   <translation>已写入 {file}。尚未完成：第 {steps} 步。可以继续做，然后再次提交。</translation>
  </message>
  <message>
   <source>Wu &amp; He (2018), Group Normalization; Ioffe (2017), Batch Renormalization</source>
   <translation>Wu &amp; He (2018), Group Normalization; Ioffe (2017), Batch Renormalization</translation>
  </message>
  <message>
   <source>W²₁₁, W²₁₂, W²₂₁, W²₂₂.</source>
   <translation>W²₁₁、W²₁₂、W²₂₁、W²₂₂。</translation>
  </message>
  <message>
   <source>W¹₁₁, W¹₁₂, W¹₂₁, W¹₂₂.</source>
   <translation>W¹₁₁、W¹₁₂、W¹₂₁、W¹₂₂。</translation>
  </message>
  <message>
   <source>WᵀW = gain²·I where fan_out ≥ fan_in, else WWᵀ = gain²·I</source>
   <translation>WᵀW = 增益²·I 当 fan_out ≥ fan_in，否则 WWᵀ = 增益²·I</translation>
  </message>
  <message>
   <source>X of centre</source>
   <translation>x，中心</translation>
  </message>
  <message>
   <source>X of racer</source>
   <translation>x，选手</translation>
  </message>
  <message>
   <source>XOR</source>
   <translation>异或</translation>
  </message>
  <message>
   <source>XOR many times over: every square needs corners of its own, so small networks fill in only part of the board. More squares need more units, more points and far more steps.</source>
   <translation>多重异或：每个方格都需要自己的拐角，因此小网络只能填好棋盘的一部分。方格越多，需要的单元和点越多，步数更是多得多。</translation>
  </message>
  <message>
   <source>XOR, eight units</source>
   <translation>异或，八个单元</translation>
  </message>
  <message>
   <source>XOR, two units</source>
   <translation>异或，两个单元</translation>
  </message>
  <message>
   <source>Xavier normal</source>
   <translation>Xavier 正态</translation>
  </message>
  <message>
   <source>Xavier uniform</source>
   <translation>Xavier 均匀</translation>
  </message>
  <message>
   <source>Xavier's rule with weights between two limits instead of a bell curve.</source>
   <translation>Xavier 规则，但权重在两个界限之间均匀分布，而非钟形分布。</translation>
  </message>
  <message>
   <source>Xavier, expected</source>
   <translation>Xavier 理论值</translation>
  </message>
  <message>
   <source>Y of centre</source>
   <translation>y，中心</translation>
  </message>
  <message>
   <source>Y of racer</source>
   <translation>y，选手</translation>
  </message>
  <message>
   <source>Yes</source>
   <translation>是</translation>
  </message>
  <message>
   <source>Yogi</source>
   <translation>Yogi</translation>
  </message>
  <message>
   <source>Your lab asks</source>
   <translation>实验课任务</translation>
  </message>
  <message>
   <source>Your name</source>
   <translation>姓名</translation>
  </message>
  <message>
   <source>Your number decides which random draws are yours, so everybody's numbers differ a little. All of it stays on this machine until you hand it in.</source>
   <translation>学号决定属于你的随机数，所以每个人的数值略有不同。提交之前，所有内容只保存在这台电脑上。</translation>
  </message>
  <message>
   <source>Your own</source>
   <translation>自己的数据</translation>
  </message>
  <message>
   <source>Your own drawing</source>
   <translation>自己绘制</translation>
  </message>
  <message>
   <source>Your prediction stands. Go on with Next.</source>
   <translation>预测已锁定。按“下一步”继续。</translation>
  </message>
  <message>
   <source>Your prediction then stands, right or wrong, and the next step opens (Enter)</source>
   <translation>预测无论对错都会锁定，然后进入下一步（Enter）</translation>
  </message>
  <message>
   <source>Z of layer 1, unit</source>
   <translation>第 1 层的 z，单元</translation>
  </message>
  <message>
   <source>Z of layer 2, unit</source>
   <translation>第 2 层的 z，单元</translation>
  </message>
  <message>
   <source>Zero initialization</source>
   <translation>零初始化</translation>
  </message>
  <message>
   <source>Zeros</source>
   <translation>零</translation>
  </message>
  <message>
   <source>`classes` names a single class; classification needs two or more</source>
   <translation>`classes` 只给出一个类别；分类至少需要两个</translation>
  </message>
  <message>
   <source>a = f(z), the activation of its own z.</source>
   <translation>a = f(z)，自己的 z 经过激活函数。</translation>
  </message>
  <message>
   <source>a = σ(z) = 1/(1 + e⁻ᶻ).</source>
   <translation>a = σ(z) = 1/(1 + e⁻ᶻ)。</translation>
  </message>
  <message>
   <source>a Trainer works for one thread at a time, and another is using this one: {method} must wait, or have a Trainer of its own</source>
   <translation>Trainer 一次只为一个线程工作，而另一个线程正在使用它：{method} 须等待，或使用自己的 Trainer</translation>
  </message>
  <message>
   <source>a batch size of {batch}: {normalization!r} needs at least 2 examples in a batch, for one alone has no spread; take 2 or more, or {other!r}</source>
   <translation>批大小为 {batch}：{normalization!r} 要求每个批次至少有 2 个样本，因为单个样本没有离散程度；请设为 2 或更大，或改用 {other!r}</translation>
  </message>
  <message>
   <source>a kernel of {kernel} × {kernel} does not fit a picture of {height} × {width}</source>
   <translation>{kernel} × {kernel} 的卷积核放不进 {height} × {width} 的图像</translation>
  </message>
  <message>
   <source>a line needs at least two rows with different inputs</source>
   <translation>画一条直线至少要两行输入不同的数据</translation>
  </message>
  <message>
   <source>a list must have an entry for each of the {layers} hidden layers; this one has {count}</source>
   <translation>列表必须为 {layers} 个隐藏层各有一项；此列表有 {count} 项</translation>
  </message>
  <message>
   <source>a network of {count:,} parameters is larger than this lab allows ({most:,})</source>
   <translation>网络有 {count:,} 个参数，超过了本实验的上限（{most:,}）</translation>
  </message>
  <message>
   <source>a network of {parameters:,} parameters in batches of {batch:,} needs {needed:.1f} GB of memory; {free:.1f} GB are free</source>
   <translation>含 {parameters:,} 个参数的网络在批大小为 {batch:,} 时需要 {needed:.1f} GB 内存；可用内存为 {free:.1f} GB</translation>
  </message>
  <message>
   <source>a number of more than {most:,} digits</source>
   <translation>有超过 {most:,} 位的数</translation>
  </message>
  <message>
   <source>a prediction needs a question</source>
   <translation>预测步骤需要一个问题</translation>
  </message>
  <message>
   <source>a run is exported as it is: --set changes an experiment, not {file}</source>
   <translation>运行按原样导出：--set 只能更改实验，不能更改 {file}</translation>
  </message>
  <message>
   <source>a run needs at least two examples</source>
   <translation>运行至少要有两个样本</translation>
  </message>
  <message>
   <source>a run needs at least two weights</source>
   <translation>运行至少要有两个权重</translation>
  </message>
  <message>
   <source>a run of {count:,} steps is longer than this lab allows ({most:,})</source>
   <translation>运行 {count:,} 步，超过了本实验的上限（{most:,}）</translation>
  </message>
  <message>
   <source>a scene has a start or an explorer, one of them</source>
   <translation>一幕要有 start 或 explorer，二者选一</translation>
  </message>
  <message>
   <source>a scheduler needs dask.distributed: install it with pip install 'dllab-desktop[distributed]'</source>
   <translation>使用调度器需要 dask.distributed：请用 pip install 'dllab-desktop[distributed]' 安装</translation>
  </message>
  <message>
   <source>a step along the most negative direction</source>
   <translation>沿最负曲率方向走了一步</translation>
  </message>
  <message>
   <source>a step has a start where its kind is do, and nowhere else</source>
   <translation>kind 为 do 的步骤必须有 start，其他步骤不能有</translation>
  </message>
  <message>
   <source>a step has an explorer where its kind is explore, and nowhere else</source>
   <translation>kind 为 explore 的步骤必须有 explorer，其他步骤不能有</translation>
  </message>
  <message>
   <source>a table</source>
   <translation>表格</translation>
  </message>
  <message>
   <source>a worker of {address} has no dllab</source>
   <translation>{address} 的一个工作进程没有安装 dllab</translation>
  </message>
  <message>
   <source>above {threshold}: precision {precision}, recall {recall}</source>
   <translation>高于 {threshold}：精确率 {precision}，召回率 {recall}</translation>
  </message>
  <message>
   <source>above {threshold}: true positive rate {recall}, false positive rate {rate}</source>
   <translation>高于 {threshold}：真正例率 {recall}，假正例率 {rate}</translation>
  </message>
  <message>
   <source>absolute</source>
   <translation>绝对</translation>
  </message>
  <message>
   <source>accuracy %</source>
   <translation>准确率 %</translation>
  </message>
  <message>
   <source>accuracy {share}</source>
   <translation>准确率 {share}</translation>
  </message>
  <message>
   <source>accuracy, training set (%)</source>
   <translation>准确率，训练集（%）</translation>
  </message>
  <message>
   <source>accuracy, validation (%)</source>
   <translation>准确率，验证集（%）</translation>
  </message>
  <message>
   <source>across it, where the noise is strongest</source>
   <translation>与它垂直、噪声最大的方向</translation>
  </message>
  <message>
   <source>activation</source>
   <translation>激活函数</translation>
  </message>
  <message>
   <source>activation {range}</source>
   <translation>激活值{range}</translation>
  </message>
  <message>
   <source>activations</source>
   <translation>激活值</translation>
  </message>
  <message>
   <source>adds to KL(P ‖ Q), nat</source>
   <translation>对 KL(P ‖ Q) 的贡献（nat）</translation>
  </message>
  <message>
   <source>after</source>
   <translation>之后</translation>
  </message>
  <message>
   <source>after ReLU and pooling</source>
   <translation>ReLU 与池化之后</translation>
  </message>
  <message>
   <source>after layer {layer}: {left}</source>
   <translation>第 {layer} 层之后：{left}</translation>
  </message>
  <message>
   <source>after the update</source>
   <translation>更新后</translation>
  </message>
  <message>
   <source>after {count} epochs without gain</source>
   <translation>{count} 轮无改善后停止</translation>
  </message>
  <message>
   <source>agrees to {count} digits</source>
   <translation>前 {count} 位数字一致</translation>
  </message>
  <message>
   <source>agrees within rounding</source>
   <translation>在舍入误差内一致</translation>
  </message>
  <message>
   <source>agrees: it is 0</source>
   <translation>一致：为 0</translation>
  </message>
  <message>
   <source>all examples</source>
   <translation>全部样本</translation>
  </message>
  <message>
   <source>all training examples are of one class; classification needs two or more</source>
   <translation>所有训练样本都属于同一类；分类需要两类或更多</translation>
  </message>
  <message>
   <source>all {count} rows</source>
   <translation>全部 {count} 行</translation>
  </message>
  <message>
   <source>allow and weights_of belong to a step whose kind is do</source>
   <translation>allow 和 weights_of 只能用在 kind 为 do 的步骤里</translation>
  </message>
  <message>
   <source>along the eigenvectors</source>
   <translation>沿特征向量</translation>
  </message>
  <message>
   <source>along the gradient G of all examples</source>
   <translation>沿全体样本的梯度 G</translation>
  </message>
  <message>
   <source>along v</source>
   <translation>沿 v</translation>
  </message>
  <message>
   <source>and {count} more</source>
   <translation>另有 {count} 条</translation>
  </message>
  <message>
   <source>another experiment</source>
   <translation>另一个实验</translation>
  </message>
  <message>
   <source>another version of the lab: {found}, not {own}</source>
   <translation>实验的版本不同：是 {found}，不是 {own}</translation>
  </message>
  <message>
   <source>answer of {loss}</source>
   <translation>{loss} 的答案</translation>
  </message>
  <message>
   <source>answer of {loss}: {value}</source>
   <translation>{loss} 的答案：{value}</translation>
  </message>
  <message>
   <source>answers most to this part of training example {example}: {value}</source>
   <translation>对训练样本 {example} 的这一部分响应最强：{value}</translation>
  </message>
  <message>
   <source>arm {number}</source>
   <translation>第 {number} 臂</translation>
  </message>
  <message>
   <source>as its file says, in {steps} steps</source>
   <translation>按文件的写法，{steps} 步</translation>
  </message>
  <message>
   <source>aside, to the end of all examples</source>
   <translation>侧向，到全部样本的终点</translation>
  </message>
  <message>
   <source>aside, to the furthest detour</source>
   <translation>侧向，到偏离最远处</translation>
  </message>
  <message>
   <source>assign: c(x) = argminₖ ‖x − μₖ‖²
move: μₖ = mean of its points
J = Σ ‖x − μ_c(x)‖² never rises, so it comes to rest, though not always at the best grouping
k-means++: the next first centre is x with probability D(x)²/Σ D², D the distance to the nearest one</source>
   <translation>分配：c(x) = argminₖ ‖x − μₖ‖²
移动：μₖ = 自己那些点的均值
J = Σ ‖x − μ_c(x)‖² 绝不增大，所以总会停下，但不一定停在最好的分组上
k-means++：下一个初始中心以概率 D(x)²/Σ D² 取 x，D 是到最近中心的距离</translation>
  </message>
  <message>
   <source>at least</source>
   <translation>至少</translation>
  </message>
  <message>
   <source>at least {size:.1f} GB of memory</source>
   <translation>至少需要 {size:.1f} GB 内存</translation>
  </message>
  <message>
   <source>at most</source>
   <translation>至多</translation>
  </message>
  <message>
   <source>at step {step}</source>
   <translation>在第 {step} 步</translation>
  </message>
  <message>
   <source>at the end</source>
   <translation>结束时</translation>
  </message>
  <message>
   <source>at the end of each run</source>
   <translation>各次运行结束时</translation>
  </message>
  <message>
   <source>auto</source>
   <translation>自动</translation>
  </message>
  <message>
   <source>average precision</source>
   <translation>平均精确率</translation>
  </message>
  <message>
   <source>b ← b − η·∂b.</source>
   <translation>b ← b − η·∂b。</translation>
  </message>
  <message>
   <source>back to the scene</source>
   <translation>回到本幕</translation>
  </message>
  <message>
   <source>balanced</source>
   <translation>均衡</translation>
  </message>
  <message>
   <source>balanced: every class counts the same, however many examples it has.</source>
   <translation>均衡（balanced）：无论样本多少，每个类别的权重都相同。</translation>
  </message>
  <message>
   <source>bars: drawn · lines: everything</source>
   <translation>条形：抽到的 · 曲线：全部</translation>
  </message>
  <message>
   <source>batch</source>
   <translation>批次</translation>
  </message>
  <message>
   <source>batch norm over one example: its variance is 0</source>
   <translation>仅对一个样本做批归一化：方差为 0</translation>
  </message>
  <message>
   <source>batch norm over these examples</source>
   <translation>对这些样本做批归一化</translation>
  </message>
  <message>
   <source>batch of {size}</source>
   <translation>批量 {size}</translation>
  </message>
  <message>
   <source>batch of {size}: deviation {deviation}, expected {expected}</source>
   <translation>批量 {size}：偏差 {deviation}，预期 {expected}</translation>
  </message>
  <message>
   <source>batch size B</source>
   <translation>批量大小 B</translation>
  </message>
  <message>
   <source>batch {index}: ({x}, {y})</source>
   <translation>批次 {index}：({x}, {y})</translation>
  </message>
  <message>
   <source>batches</source>
   <translation>批次</translation>
  </message>
  <message>
   <source>batches drawn</source>
   <translation>已抽的批次数</translation>
  </message>
  <message>
   <source>beale</source>
   <translation>Beale 函数</translation>
  </message>
  <message>
   <source>before</source>
   <translation>之前</translation>
  </message>
  <message>
   <source>before it: {low} to {high}</source>
   <translation>之前：{low} 到 {high}</translation>
  </message>
  <message>
   <source>before the update</source>
   <translation>更新前</translation>
  </message>
  <message>
   <source>bells</source>
   <translation>钟形曲线</translation>
  </message>
  <message>
   <source>bench engine measures fixed workloads: --set, --pins, --after, --seconds are of bench ui</source>
   <translation>bench engine 测的是固定的任务：--set、--pins、--after、--seconds 属于 bench ui</translation>
  </message>
  <message>
   <source>best</source>
   <translation>最好</translation>
  </message>
  <message>
   <source>best answer</source>
   <translation>最优答案</translation>
  </message>
  <message>
   <source>best rate of gradient descent: η* = 2/(λ₁ + λₙ); it diverges from 2/λₙ
best momentum: η* = 4/(√λ₁ + √λₙ)², β* = ((√κ − 1)/(√κ + 1))², κ = λₙ/λ₁</source>
   <translation>梯度下降的最佳学习率：η* = 2/(λ₁ + λₙ)；从 2/λₙ 起发散
最佳动量：η* = 4/(√λ₁ + √λₙ)²，β* = ((√κ − 1)/(√κ + 1))²，κ = λₙ/λ₁</translation>
  </message>
  <message>
   <source>better: L &lt; (1 − θ)·best (relative), L &lt; best − θ (absolute)
more than N evaluations in a row not better: η ← max(γη, η_min)</source>
   <translation>更好：L &lt; (1 − θ)·最好值（相对）, L &lt; 最好值 − θ（绝对）
连续 N 次以上评估没有更好：η ← max(γη, η_min)</translation>
  </message>
  <message>
   <source>bias</source>
   <translation>偏置</translation>
  </message>
  <message>
   <source>bias {value}</source>
   <translation>偏置 {value}</translation>
  </message>
  <message>
   <source>big5</source>
   <translation>Big5</translation>
  </message>
  <message>
   <source>blob {number}</source>
   <translation>第 {number} 团</translation>
  </message>
  <message>
   <source>blobs</source>
   <translation>团状</translation>
  </message>
  <message>
   <source>blur</source>
   <translation>模糊</translation>
  </message>
  <message>
   <source>boss</source>
   <translation>终极</translation>
  </message>
  <message>
   <source>breast cancer</source>
   <translation>乳腺癌</translation>
  </message>
  <message>
   <source>bumps</source>
   <translation>凸块</translation>
  </message>
  <message>
   <source>by chance</source>
   <translation>随机猜测</translation>
  </message>
  <message>
   <source>by class</source>
   <translation>按类别</translation>
  </message>
  <message>
   <source>c = β₁m + (1 − β₁)g
w ← w − η·(sign(c) + λw), the decay on weights only
m ← β₂m + (1 − β₂)g</source>
   <translation>c = β₁m + (1 − β₁)g
w ← w − η·(sign(c) + λw)，衰减只用于权重
m ← β₂m + (1 − β₂)g</translation>
  </message>
  <message>
   <source>called negative</source>
   <translation>判为负</translation>
  </message>
  <message>
   <source>called positive</source>
   <translation>判为正</translation>
  </message>
  <message>
   <source>cannot save {file}: no file can have that name</source>
   <translation>无法保存 {file}：文件不能取这个名称</translation>
  </message>
  <message>
   <source>cannot save {file}: {reason}</source>
   <translation>无法保存 {file}：{reason}</translation>
  </message>
  <message>
   <source>category</source>
   <translation>类别</translation>
  </message>
  <message>
   <source>central difference</source>
   <translation>中心差商</translation>
  </message>
  <message>
   <source>centre</source>
   <translation>中心</translation>
  </message>
  <message>
   <source>centred</source>
   <translation>减去均值</translation>
  </message>
  <message>
   <source>centres K</source>
   <translation>中心数 K</translation>
  </message>
  <message>
   <source>change</source>
   <translation>变化量</translation>
  </message>
  <message>
   <source>channel by channel</source>
   <translation>逐个通道</translation>
  </message>
  <message>
   <source>chosen</source>
   <translation>选中</translation>
  </message>
  <message>
   <source>chosen, on everything</source>
   <translation>选中者，在全部数据上</translation>
  </message>
  <message>
   <source>chosen, on its training set</source>
   <translation>选中者，在其训练集上</translation>
  </message>
  <message>
   <source>chosen: all</source>
   <translation>选中：全部</translation>
  </message>
  <message>
   <source>chosen: drawn</source>
   <translation>选中：训练集</translation>
  </message>
  <message>
   <source>class</source>
   <translation>类别</translation>
  </message>
  <message>
   <source>class {label} has one example, which cannot be both trained on and held out; add examples, or hold nothing out (validation = 0, test = 0)</source>
   <translation>类别 {label} 只有一个样本，不能既用于训练又留出；请增加样本，或不留出数据（validation = 0, test = 0）</translation>
  </message>
  <message>
   <source>class {label} has {count} examples; it needs {parts} to be in training, validation and test</source>
   <translation>类别 {label} 有 {count} 个样本；要同时出现在训练集、验证集和测试集中，至少需要 {parts} 个</translation>
  </message>
  <message>
   <source>class {number}</source>
   <translation>第 {number} 类</translation>
  </message>
  <message>
   <source>classes: {count}</source>
   <translation>类别：{count}</translation>
  </message>
  <message>
   <source>classification</source>
   <translation>分类</translation>
  </message>
  <message>
   <source>clipped</source>
   <translation>裁剪后</translation>
  </message>
  <message>
   <source>clothing 28×28</source>
   <translation>衣物 28×28</translation>
  </message>
  <message>
   <source>colour: target and network output</source>
   <translation>颜色：目标与网络输出</translation>
  </message>
  <message>
   <source>column</source>
   <translation>列</translation>
  </message>
  <message>
   <source>column {number}</source>
   <translation>第 {number} 列</translation>
  </message>
  <message>
   <source>common</source>
   <translation>常见</translation>
  </message>
  <message>
   <source>compared with {bound}</source>
   <translation>阈值 {bound}</translation>
  </message>
  <message>
   <source>compiled kernels cannot be kept in {folder}, so that every start takes longer: {reason}</source>
   <translation>编译好的内核无法保存在 {folder} 中，因此每次启动都会更慢：{reason}</translation>
  </message>
  <message>
   <source>conv {layer}, filter {unit}</source>
   <translation>卷积 {layer}，卷积核 {unit}</translation>
  </message>
  <message>
   <source>conv {number}</source>
   <translation>卷积 {number}</translation>
  </message>
  <message>
   <source>conv {number} · {width}</source>
   <translation>卷积 {number} · {width}</translation>
  </message>
  <message>
   <source>conv {number}: {problem}</source>
   <translation>卷积 {number}：{problem}</translation>
  </message>
  <message>
   <source>convolutions are for images; {name} has none. A table of pixels can say its image shape</source>
   <translation>卷积用于图像；{name} 不是图像数据。像素表格可以注明图像的形状</translation>
  </message>
  <message>
   <source>cosine</source>
   <translation>余弦</translation>
  </message>
  <message>
   <source>count</source>
   <translation>计数</translation>
  </message>
  <message>
   <source>cross-entropy</source>
   <translation>交叉熵</translation>
  </message>
  <message>
   <source>curvature</source>
   <translation>曲率</translation>
  </message>
  <message>
   <source>dark</source>
   <translation>深色</translation>
  </message>
  <message>
   <source>decay</source>
   <translation>衰减</translation>
  </message>
  <message>
   <source>detailed</source>
   <translation>细节丰富</translation>
  </message>
  <message>
   <source>deviation</source>
   <translation>偏差</translation>
  </message>
  <message>
   <source>deviation from G</source>
   <translation>与 G 的偏差</translation>
  </message>
  <message>
   <source>diabetes: blood pressure</source>
   <translation>糖尿病：血压</translation>
  </message>
  <message>
   <source>diabetes: body mass</source>
   <translation>糖尿病：体重指数</translation>
  </message>
  <message>
   <source>difference</source>
   <translation>差商</translation>
  </message>
  <message>
   <source>digit 28×28</source>
   <translation>数字 28×28</translation>
  </message>
  <message>
   <source>digit 8×8</source>
   <translation>数字 8×8</translation>
  </message>
  <message>
   <source>digits</source>
   <translation>手写数字</translation>
  </message>
  <message>
   <source>digits that agree</source>
   <translation>一致的位数</translation>
  </message>
  <message>
   <source>direction</source>
   <translation>方向</translation>
  </message>
  <message>
   <source>diverged</source>
   <translation>发散</translation>
  </message>
  <message>
   <source>dllab handbook</source>
   <translation>dllab 手册</translation>
  </message>
  <message>
   <source>dllab was moved, replaced or removed while it ran; save your work, close it and start it again</source>
   <translation>dllab 在运行时被移动、替换或删除了；请保存您的工作，关闭后重新启动</translation>
  </message>
  <message>
   <source>does not agree</source>
   <translation>不一致</translation>
  </message>
  <message>
   <source>done</source>
   <translation>已完成</translation>
  </message>
  <message>
   <source>dots: the formula</source>
   <translation>点：公式</translation>
  </message>
  <message>
   <source>dragged</source>
   <translation>手工拖放</translation>
  </message>
  <message>
   <source>drawn</source>
   <translation>手绘</translation>
  </message>
  <message>
   <source>drawn by you</source>
   <translation>你画的</translation>
  </message>
  <message>
   <source>drop rows</source>
   <translation>删除行</translation>
  </message>
  <message>
   <source>dropout {share:g} %</source>
   <translation>Dropout {share:g} %</translation>
  </message>
  <message>
   <source>e = y − t;   L = 1/n Σ |e|ᵖ
∂L/∂y = p·|e|ᵖ⁻¹·sign(e)/n
∂²L/∂y² = p(p − 1)·|e|ᵖ⁻²/n, infinite at e = 0 for 1 &lt; p &lt; 2</source>
   <translation>e = y − t；   L = 1/n Σ |e|ᵖ
∂L/∂y = p·|e|ᵖ⁻¹·sign(e)/n
∂²L/∂y² = p(p − 1)·|e|ᵖ⁻²/n，当 1 &lt; p &lt; 2 时在 e = 0 处为无穷大</translation>
  </message>
  <message>
   <source>e = y − t;   L = 1/n Σ ½e² where |e| ≤ δ, else δ·(|e| − ½δ)
∂L/∂y = e/n where |e| ≤ δ, else δ·sign(e)/n
∂²L/∂y² = 1/n where |e| ≤ δ, else 0</source>
   <translation>e = y − t；   L = 1/n Σ ½e² 当 |e| ≤ δ，否则 δ·(|e| − ½δ)
∂L/∂y = e/n 当 |e| ≤ δ，否则 δ·sign(e)/n
∂²L/∂y² = 1/n 当 |e| ≤ δ，否则 0</translation>
  </message>
  <message>
   <source>e = y − t;   L = 1/n Σ ½e²/β where |e| &lt; β, else |e| − ½β
∂L/∂y = e/βn where |e| &lt; β, else sign(e)/n
∂²L/∂y² = 1/βn where |e| &lt; β, else 0</source>
   <translation>e = y − t；   L = 1/n Σ ½e²/β 当 |e| &lt; β，否则 |e| − ½β
∂L/∂y = e/βn 当 |e| &lt; β，否则 sign(e)/n
∂²L/∂y² = 1/βn 当 |e| &lt; β，否则 0</translation>
  </message>
  <message>
   <source>each batch</source>
   <translation>每个批次</translation>
  </message>
  <message>
   <source>edges</source>
   <translation>条边缘</translation>
  </message>
  <message>
   <source>eigenvalue of the Hessian</source>
   <translation>海森矩阵的特征值</translation>
  </message>
  <message>
   <source>eigenvalue {index} of {count}: {value}</source>
   <translation>第 {index} 个特征值，共 {count} 个：{value}</translation>
  </message>
  <message>
   <source>eigenvalue, the smallest first</source>
   <translation>特征值，从小到大</translation>
  </message>
  <message>
   <source>elbow</source>
   <translation>肘部</translation>
  </message>
  <message>
   <source>en</source>
   <translation>zh</translation>
  </message>
  <message>
   <source>entry</source>
   <translation>项</translation>
  </message>
  <message>
   <source>epochs</source>
   <translation>轮</translation>
  </message>
  <message>
   <source>errors in the target's own units</source>
   <translation>误差以目标自身的单位计</translation>
  </message>
  <message>
   <source>estimated error of the central difference</source>
   <translation>中心差商的估计误差</translation>
  </message>
  <message>
   <source>euc-jp</source>
   <translation>EUC-JP</translation>
  </message>
  <message>
   <source>euc-kr</source>
   <translation>EUC-KR</translation>
  </message>
  <message>
   <source>euclidean</source>
   <translation>欧氏距离</translation>
  </message>
  <message>
   <source>even knots at their best</source>
   <translation>均匀节点的最优结果</translation>
  </message>
  <message>
   <source>every tier must ask for more than the one before it, and than the bound</source>
   <translation>每一级都必须比前一级、也比界限要求更高</translation>
  </message>
  <message>
   <source>exact products with the Hessian</source>
   <translation>与海森矩阵的精确乘积</translation>
  </message>
  <message>
   <source>example</source>
   <translation>样本</translation>
  </message>
  <message>
   <source>example </source>
   <translation>样本 </translation>
  </message>
  <message>
   <source>example {index}: ({x}, {y})</source>
   <translation>样本 {index}：({x}, {y})</translation>
  </message>
  <message>
   <source>example {number}</source>
   <translation>样本 {number}</translation>
  </message>
  <message>
   <source>example, place by place</source>
   <translation>样本，逐个位置</translation>
  </message>
  <message>
   <source>examples</source>
   <translation>样本数</translation>
  </message>
  <message>
   <source>exit status {number}</source>
   <translation>退出码 {number}</translation>
  </message>
  <message>
   <source>exp_range</source>
   <translation>指数衰减</translation>
  </message>
  <message>
   <source>expected</source>
   <translation>预期</translation>
  </message>
  <message>
   <source>explodes</source>
   <translation>爆炸</translation>
  </message>
  <message>
   <source>f(w + d) ≈ f(w) + g·d + ½dᵀHd
Hv = λv: all λ &gt; 0 a minimum, all λ &lt; 0 a maximum, both signs a saddle, a λ = 0 leaves it open</source>
   <translation>f(w + d) ≈ f(w) + g·d + ½dᵀHd
Hv = λv：全部 λ &gt; 0 为极小值，全部 λ &lt; 0 为极大值，有正有负为鞍点，有 λ = 0 则不能确定</translation>
  </message>
  <message>
   <source>f(z) = 1 for z ≥ 0, else 0
f′(z) = 0</source>
   <translation>f(z) = 1 当 z ≥ 0，否则 0
f′(z) = 0</translation>
  </message>
  <message>
   <source>f(z) = ln(1 + e^(βz)) / β;   f(z) = z where βz is above the threshold
f′(z) = σ(βz), or 1 above the threshold
f″(z) = β·σ(βz)·(1 − σ(βz)), or 0 above the threshold</source>
   <translation>f(z) = ln(1 + e^(βz)) / β；   f(z) = z 当 βz 超过阈值
f′(z) = σ(βz)，超过阈值时为 1
f″(z) = β·σ(βz)·(1 − σ(βz))，超过阈值时为 0</translation>
  </message>
  <message>
   <source>f(z) = max(0, z)
f′(z) = 1 for z &gt; 0, else 0</source>
   <translation>f(z) = max(0, z)
f′(z) = 1 当 z &gt; 0，否则 0</translation>
  </message>
  <message>
   <source>f(z) = min(max(0, z), 6)
f′(z) = 1 for 0 &lt; z &lt; 6, else 0</source>
   <translation>f(z) = min(max(0, z), 6)
f′(z) = 1 当 0 &lt; z &lt; 6，否则 0</translation>
  </message>
  <message>
   <source>f(z) = min(max(z, lowest), highest)
f′(z) = 1 for lowest &lt; z &lt; highest, else 0</source>
   <translation>f(z) = min(max(z, 下限), 上限)
f′(z) = 1 当 下限 &lt; z &lt; 上限，否则 0</translation>
  </message>
  <message>
   <source>f(z) = min(max(z/6 + 1/2, 0), 1)
f′(z) = 1/6 for −3 &lt; z &lt; 3, else 0</source>
   <translation>f(z) = min(max(z/6 + 1/2, 0), 1)
f′(z) = 1/6 当 −3 &lt; z &lt; 3，否则 0</translation>
  </message>
  <message>
   <source>f(z) = z for z &gt; 0, else α·(eᶻ − 1)
f′(z) = 1 for z &gt; 0, else α·eᶻ = f(z) + α
f″(z) = 0 for z &gt; 0, else α·eᶻ</source>
   <translation>f(z) = z 当 z &gt; 0，否则 α·(eᶻ − 1)
f′(z) = 1 当 z &gt; 0，否则 α·eᶻ = f(z) + α
f″(z) = 0 当 z &gt; 0，否则 α·eᶻ</translation>
  </message>
  <message>
   <source>f(z) = z for z &gt; 0, else α·z
f′(z) = 1 for z &gt; 0, else α</source>
   <translation>f(z) = z 当 z &gt; 0，否则 α·z
f′(z) = 1 当 z &gt; 0，否则 α</translation>
  </message>
  <message>
   <source>f(z) = z·t(z),   t(z) = tanh(ln(1 + eᶻ)) = e(e + 2) / (e(e + 2) + 2) with e = eᶻ
f′(z) = t(z) + z·4e(e + 1) / (e(e + 2) + 2)² ≤ 1.088
f″(z) = 2t′(z) + z·t″(z),   t″(z) = 4e(2e + 1)·q² − 16e²(e + 1)²·q³,   q = 1 / (e(e + 2) + 2)</source>
   <translation>f(z) = z·t(z),   t(z) = tanh(ln(1 + eᶻ)) = e(e + 2) / (e(e + 2) + 2) 其中 e = eᶻ
f′(z) = t(z) + z·4e(e + 1) / (e(e + 2) + 2)² ≤ 1.088
f″(z) = 2t′(z) + z·t″(z),   t″(z) = 4e(2e + 1)·q² − 16e²(e + 1)²·q³,   q = 1 / (e(e + 2) + 2)</translation>
  </message>
  <message>
   <source>f(z) = λ·z for z &gt; 0, else λα·(eᶻ − 1)
f′(z) = λ for z &gt; 0, else λα·eᶻ
f″(z) = 0 for z &gt; 0, else λα·eᶻ
λ ≈ 1.0507,   α ≈ 1.6733</source>
   <translation>f(z) = λ·z 当 z &gt; 0，否则 λα·(eᶻ − 1)
f′(z) = λ 当 z &gt; 0，否则 λα·eᶻ
f″(z) = 0 当 z &gt; 0，否则 λα·eᶻ
λ ≈ 1.0507,   α ≈ 1.6733</translation>
  </message>
  <message>
   <source>false positive rate</source>
   <translation>假正例率</translation>
  </message>
  <message>
   <source>false positives {alarms}, found {found}</source>
   <translation>假正例率 {alarms}，检出 {found}</translation>
  </message>
  <message>
   <source>fan_in</source>
   <translation>fan_in</translation>
  </message>
  <message>
   <source>fan_in keeps the forward signal steady, fan_out the gradient.</source>
   <translation>fan_in 使前向信号保持稳定，fan_out 使梯度保持稳定。</translation>
  </message>
  <message>
   <source>fan_out</source>
   <translation>fan_out</translation>
  </message>
  <message>
   <source>file</source>
   <translation>按文件</translation>
  </message>
  <message>
   <source>fill</source>
   <translation>填充</translation>
  </message>
  <message>
   <source>filled in</source>
   <translation>填入的</translation>
  </message>
  <message>
   <source>filter</source>
   <translation>卷积核</translation>
  </message>
  <message>
   <source>filter </source>
   <translation>卷积核 </translation>
  </message>
  <message>
   <source>filter by filter</source>
   <translation>逐个卷积核</translation>
  </message>
  <message>
   <source>filter {filter} · channel {channel} · row {row}, column {column} · {value}</source>
   <translation>卷积核 {filter} · 通道 {channel} · 第 {row} 行，第 {column} 列 · {value}</translation>
  </message>
  <message>
   <source>filter {filter} · example {example} · row {row}, column {column} · {value}</source>
   <translation>卷积核 {filter} · 样本 {example} · 第 {row} 行，第 {column} 列 · {value}</translation>
  </message>
  <message>
   <source>finding</source>
   <translation>诊断结果</translation>
  </message>
  <message>
   <source>first layer</source>
   <translation>第一层</translation>
  </message>
  <message>
   <source>first random direction</source>
   <translation>第一个随机方向</translation>
  </message>
  <message>
   <source>first {number} steps</source>
   <translation>前 {number} 步</translation>
  </message>
  <message>
   <source>float16</source>
   <translation>float16</translation>
  </message>
  <message>
   <source>float16: mixed precision, with a copy of the weights in float32.</source>
   <translation>float16：混合精度，另存一份 float32 权重副本。</translation>
  </message>
  <message>
   <source>float32</source>
   <translation>float32</translation>
  </message>
  <message>
   <source>float32: 4 B a number;   float16: 2 B
1 MB = 10⁶ B
1 MiB = 2²⁰ B;   1 GiB = 2³⁰ B
a parameter under Adam: 16 B, 4 each for
    weight, gradient, m and v</source>
   <translation>float32：每个数 4 B；   float16：2 B
1 MB = 10⁶ B
1 MiB = 2²⁰ B；   1 GiB = 2³⁰ B
Adam 下每个参数 16 B，各 4 B：
    权重、梯度、m、v</translation>
  </message>
  <message>
   <source>fold {number}</source>
   <translation>第 {number} 折</translation>
  </message>
  <message>
   <source>formula</source>
   <translation>公式</translation>
  </message>
  <message>
   <source>forward: z = Wx + b;   a = f(z)
backward: δ² = (a² − t)·σ′(z²);   δ¹ = f′(z¹)·W²ᵀδ²;   ∂W = δ·inputᵀ;   ∂b = δ
step: W ← W − η·∂W</source>
   <translation>前向：z = Wx + b；   a = f(z)
反向：δ² = (a² − t)·σ′(z²)；   δ¹ = f′(z¹)·W²ᵀδ²；   ∂W = δ·输入ᵀ；   ∂b = δ
更新：W ← W − η·∂W</translation>
  </message>
  <message>
   <source>from differences of gradients: {choice} states no second derivative</source>
   <translation>由梯度之差得到：{choice}没有给出二阶导数</translation>
  </message>
  <message>
   <source>from the start to the end of small batches</source>
   <translation>从起点到小批量的终点</translation>
  </message>
  <message>
   <source>from the start to the present</source>
   <translation>从起点到当前位置</translation>
  </message>
  <message>
   <source>from unit</source>
   <translation>起始单元</translation>
  </message>
  <message>
   <source>from {low} to {high}, mean {mean}</source>
   <translation>从 {low} 到 {high}，均值 {mean}</translation>
  </message>
  <message>
   <source>frozen</source>
   <translation>冻结</translation>
  </message>
  <message>
   <source>frozen layers: batch norm by the running values</source>
   <translation>冻结的层：批归一化使用滑动统计值</translation>
  </message>
  <message>
   <source>full batch</source>
   <translation>全批量</translation>
  </message>
  <message>
   <source>fully connected</source>
   <translation>全连接</translation>
  </message>
  <message>
   <source>g(x) = c + Σ v_k·φ(x − x_k)
φ: a step, a bump of two steps, or a ReLU</source>
   <translation>g(x) = c + Σ v_k·φ(x − x_k)
φ：阶跃、由两个阶跃组成的凸块，或 ReLU</translation>
  </message>
  <message>
   <source>g_B = 1/B·Σ g_i;   √E|g_B − G|² = √(tr Σ/B·(1 − B/N)), about as 1/√B
noise scale: tr Σ/|G|², the batch at which noise and signal are as strong</source>
   <translation>g_B = 1/B·Σ g_i；   √E|g_B − G|² = √(tr Σ/B·(1 − B/N))，大约按 1/√B
噪声尺度：tr Σ/|G|²，噪声与信号一样强时的批量</translation>
  </message>
  <message>
   <source>gb18030</source>
   <translation>GB18030</translation>
  </message>
  <message>
   <source>gradient</source>
   <translation>梯度</translation>
  </message>
  <message>
   <source>gradient norm</source>
   <translation>梯度范数</translation>
  </message>
  <message>
   <source>gradient norm, layer {number}</source>
   <translation>梯度范数，第 {number} 层</translation>
  </message>
  <message>
   <source>gradient {gradient}
difference {difference}</source>
   <translation>梯度 {gradient}
差商 {difference}</translation>
  </message>
  <message>
   <source>half_mean</source>
   <translation>均值的一半</translation>
  </message>
  <message>
   <source>half_sum</source>
   <translation>和的一半</translation>
  </message>
  <message>
   <source>has bounds that no number can meet</source>
   <translation>给出的上下界没有任何数能满足</translation>
  </message>
  <message>
   <source>has combinations more than {most} deep inside each other</source>
   <translation>组合检查的嵌套超过了 {most} 层</translation>
  </message>
  <message>
   <source>has to be said in English (en) or Chinese (zh)</source>
   <translation>必须给出英文（en）或中文（zh）</translation>
  </message>
  <message>
   <source>has two options of the same id</source>
   <translation>有两个选项的 id 相同</translation>
  </message>
  <message>
   <source>has {count} entries; at most {most}</source>
   <translation>有 {count} 项；最多 {most} 项</translation>
  </message>
  <message>
   <source>healthy</source>
   <translation>健康</translation>
  </message>
  <message>
   <source>healthy and cleared</source>
   <translation>健康且检测为阴性</translation>
  </message>
  <message>
   <source>healthy but called ill</source>
   <translation>健康却检测为阳性</translation>
  </message>
  <message>
   <source>heights of a run fill a square of at least {least} a side</source>
   <translation>取自运行的高度要填满边长至少 {least} 的正方形</translation>
  </message>
  <message>
   <source>highest level reached: {level}</source>
   <translation>已达最高级：{level}</translation>
  </message>
  <message>
   <source>hill</source>
   <translation>山丘</translation>
  </message>
  <message>
   <source>himmelblau</source>
   <translation>Himmelblau 函数</translation>
  </message>
  <message>
   <source>histogram</source>
   <translation>直方图</translation>
  </message>
  <message>
   <source>histogram at every step</source>
   <translation>各步的直方图</translation>
  </message>
  <message>
   <source>horizontal edges</source>
   <translation>水平边缘</translation>
  </message>
  <message>
   <source>how it ended</source>
   <translation>运行状态</translation>
  </message>
  <message>
   <source>i, j = ⌊squares·(x + R)/2R⌋;   class = (i + j) mod 2;   then x ← x + noise·ε</source>
   <translation>i, j = ⌊方格数·(x + R)/2R⌋；   类别 = (i + j) mod 2；   然后 x ← x + 噪声·ε</translation>
  </message>
  <message>
   <source>identity</source>
   <translation>恒等</translation>
  </message>
  <message>
   <source>ill</source>
   <translation>患病</translation>
  </message>
  <message>
   <source>ill and found</source>
   <translation>患病且检出</translation>
  </message>
  <message>
   <source>ill but missed</source>
   <translation>患病却漏检</translation>
  </message>
  <message>
   <source>image</source>
   <translation>图像</translation>
  </message>
  <message>
   <source>image </source>
   <translation>图像 </translation>
  </message>
  <message>
   <source>image {number} · {words}</source>
   <translation>图像 {number} · {words}</translation>
  </message>
  <message>
   <source>image_shape is {shape!r}; it must be two whole numbers above 0, height and width</source>
   <translation>image_shape 是 {shape!r}；它必须是两个大于 0 的整数：高和宽</translation>
  </message>
  <message>
   <source>image_shape {shape} does not hold the {count} features of x_train</source>
   <translation>image_shape {shape} 与 x_train 的 {count} 个特征不符</translation>
  </message>
  <message>
   <source>in inference</source>
   <translation>推理时</translation>
  </message>
  <message>
   <source>input</source>
   <translation>输入</translation>
  </message>
  <message>
   <source>input </source>
   <translation>输入 </translation>
  </message>
  <message>
   <source>input x</source>
   <translation>输入 x</translation>
  </message>
  <message>
   <source>inputs have shape {found}; the network takes [examples, {features}]</source>
   <translation>输入的形状为 {found}；网络需要 [样本, {features}]</translation>
  </message>
  <message>
   <source>inputs: {count}</source>
   <translation>输入：{count}</translation>
  </message>
  <message>
   <source>inside</source>
   <translation>内部</translation>
  </message>
  <message>
   <source>inside: 0 ≤ r ≤ R/2;   outside: 7R/10 ≤ r ≤ R;   x = r·(cos φ, sin φ) + noise·ε</source>
   <translation>内圈：0 ≤ r ≤ R/2；   外圈：7R/10 ≤ r ≤ R；   x = r·(cos φ, sin φ) + 噪声·ε</translation>
  </message>
  <message>
   <source>intercept b</source>
   <translation>截距 b</translation>
  </message>
  <message>
   <source>iris</source>
   <translation>鸢尾花</translation>
  </message>
  <message>
   <source>iris petals</source>
   <translation>鸢尾花瓣</translation>
  </message>
  <message>
   <source>is longer than {most:,} steps</source>
   <translation>超过 {most:,} 步</translation>
  </message>
  <message>
   <source>is missing, and has to be there</source>
   <translation>缺少，必须给出</translation>
  </message>
  <message>
   <source>is not accepted ({reason})</source>
   <translation>不被接受（{reason}）</translation>
  </message>
  <message>
   <source>it is damaged</source>
   <translation>内容已损坏</translation>
  </message>
  <message>
   <source>it is damaged, or a file of another kind</source>
   <translation>文件已损坏，或者不是这种文件</translation>
  </message>
  <message>
   <source>it is too large</source>
   <translation>文件太大</translation>
  </message>
  <message>
   <source>its gradient</source>
   <translation>梯度</translation>
  </message>
  <message>
   <source>its outputs</source>
   <translation>输出</translation>
  </message>
  <message>
   <source>its quotes do not match</source>
   <translation>引号不成对</translation>
  </message>
  <message>
   <source>its weights</source>
   <translation>权重</translation>
  </message>
  <message>
   <source>jump</source>
   <translation>跳跃</translation>
  </message>
  <message>
   <source>k-means++</source>
   <translation>k-means++</translation>
  </message>
  <message>
   <source>kernel: drag a weight up or down</source>
   <translation>卷积核：上下拖动权重</translation>
  </message>
  <message>
   <source>koi8-r</source>
   <translation>KOI8-R</translation>
  </message>
  <message>
   <source>largest</source>
   <translation>最大值</translation>
  </message>
  <message>
   <source>largest loss of the batches since the row before</source>
   <translation>自上一行以来各批次的最大损失</translation>
  </message>
  <message>
   <source>largest of the hidden layers</source>
   <translation>隐藏层中最大值</translation>
  </message>
  <message>
   <source>largest value</source>
   <translation>最大值</translation>
  </message>
  <message>
   <source>largest λ</source>
   <translation>最大 λ</translation>
  </message>
  <message>
   <source>largest: {value}</source>
   <translation>最大：{value}</translation>
  </message>
  <message>
   <source>last step</source>
   <translation>最后一步</translation>
  </message>
  <message>
   <source>last {number} steps</source>
   <translation>最后 {number} 步</translation>
  </message>
  <message>
   <source>layer</source>
   <translation>层</translation>
  </message>
  <message>
   <source>layer </source>
   <translation>层 </translation>
  </message>
  <message>
   <source>layer by layer</source>
   <translation>逐层设置</translation>
  </message>
  <message>
   <source>layer {layer} is frozen: its weights stay as they are</source>
   <translation>第 {layer} 层已冻结：权重保持不变</translation>
  </message>
  <message>
   <source>layer {layer} of {file} has biases; this network is without</source>
   <translation>{file} 的第 {layer} 层有偏置，而本网络没有偏置</translation>
  </message>
  <message>
   <source>layer {layer} of {file} has weights of {found} (units × inputs); this network needs {expected}</source>
   <translation>{file} 的第 {layer} 层权重为 {found}（单元数 × 输入数），而本网络在此处为 {expected}</translation>
  </message>
  <message>
   <source>layer {layer} of {file} is normalized; that of this network is not</source>
   <translation>{file} 的第 {layer} 层有归一化，而本网络的这一层没有</translation>
  </message>
  <message>
   <source>layer {layer} of {file} is not normalized; that of this network is</source>
   <translation>{file} 的第 {layer} 层没有归一化，而本网络的这一层有</translation>
  </message>
  <message>
   <source>layer {layer} of {file} is without biases; this network has them</source>
   <translation>{file} 的第 {layer} 层没有偏置，而本网络有偏置</translation>
  </message>
  <message>
   <source>layer {layer} · {name} · {value}</source>
   <translation>第 {layer} 层 · {name} · {value}</translation>
  </message>
  <message>
   <source>layer {layer} · {value}</source>
   <translation>第 {layer} 层 · {value}</translation>
  </message>
  <message>
   <source>layer {layer}, unit {unit}</source>
   <translation>第 {layer} 层，单元 {unit}</translation>
  </message>
  <message>
   <source>layer {number}</source>
   <translation>第 {number} 层</translation>
  </message>
  <message>
   <source>layer {number} · {width}</source>
   <translation>第 {number} 层 · {width}</translation>
  </message>
  <message>
   <source>layer {number}, pinned</source>
   <translation>第 {number} 层（固定）</translation>
  </message>
  <message>
   <source>layers</source>
   <translation>层</translation>
  </message>
  <message>
   <source>least on everything</source>
   <translation>全部数据上的最小值</translation>
  </message>
  <message>
   <source>least squares</source>
   <translation>最小二乘</translation>
  </message>
  <message>
   <source>length of the weights ‖W‖</source>
   <translation>权重的范数 ‖W‖</translation>
  </message>
  <message>
   <source>level reached: {level}; next, {higher}: {needed}</source>
   <translation>已达：{level}；下一级{higher}：{needed}</translation>
  </message>
  <message>
   <source>levels: {levels}</source>
   <translation>各级：{levels}</translation>
  </message>
  <message>
   <source>light</source>
   <translation>浅色</translation>
  </message>
  <message>
   <source>line</source>
   <translation>直线</translation>
  </message>
  <message>
   <source>linear</source>
   <translation>线性</translation>
  </message>
  <message>
   <source>loading …</source>
   <translation>正在加载…</translation>
  </message>
  <message>
   <source>log</source>
   <translation>对数</translation>
  </message>
  <message>
   <source>log x</source>
   <translation>x 对数</translation>
  </message>
  <message>
   <source>loss</source>
   <translation>损失</translation>
  </message>
  <message>
   <source>loss above the smallest</source>
   <translation>比最小损失高出的部分</translation>
  </message>
  <message>
   <source>loss held out</source>
   <translation>留出样本损失</translation>
  </message>
  <message>
   <source>loss of standardized targets</source>
   <translation>损失（标准化目标）</translation>
  </message>
  <message>
   <source>loss of the batch</source>
   <translation>批次损失</translation>
  </message>
  <message>
   <source>loss, training set</source>
   <translation>损失，训练集</translation>
  </message>
  <message>
   <source>loss, validation</source>
   <translation>损失，验证集</translation>
  </message>
  <message>
   <source>lower</source>
   <translation>下方</translation>
  </message>
  <message>
   <source>lower edge</source>
   <translation>区间下界</translation>
  </message>
  <message>
   <source>lower left</source>
   <translation>左下</translation>
  </message>
  <message>
   <source>lower quartile</source>
   <translation>下四分位数</translation>
  </message>
  <message>
   <source>m ← βm + ηg
w ← w − m − ηλw, the last on weights only</source>
   <translation>m ← βm + ηg
w ← w − m − ηλw，最后一项只用于权重</translation>
  </message>
  <message>
   <source>m ← β₁m + (1 − β₁)g
v ← v − (1 − β₂)·sign(v − g²)·g²;   v = v₀ at first
w ← w − η·(m/(1 − β₁ᵗ))/(√(v/(1 − β₂ᵗ)) + ε)</source>
   <translation>m ← β₁m + (1 − β₁)g
v ← v − (1 − β₂)·sign(v − g²)·g²；   起初 v = v₀
w ← w − η·(m/(1 − β₁ᵗ))/(√(v/(1 − β₂ᵗ)) + ε)</translation>
  </message>
  <message>
   <source>m ← β₁m + (1 − β₁)g;   v ← β₂v + (1 − β₂)g²
d = (m/(1 − β₁ᵗ))/(√(v/(1 − β₂ᵗ)) + ε)
w ← w − η·(‖w‖/‖d‖)·d, norms over one matrix or vector; the ratio is 1 where either is 0</source>
   <translation>m ← β₁m + (1 − β₁)g；   v ← β₂v + (1 − β₂)g²
d = (m/(1 − β₁ᵗ))/(√(v/(1 − β₂ᵗ)) + ε)
w ← w − η·(‖w‖/‖d‖)·d，范数取自单个矩阵或向量；其一为 0 时比值取 1</translation>
  </message>
  <message>
   <source>m ← β₁m + (1 − β₁)g;   v ← β₂v + (1 − β₂)g²
m̂ = m/(1 − β₁ᵗ);   v̂ = v/(1 − β₂ᵗ)
w ← w − η·m̂/(√v̂ + ε)
AMSGrad: u ← max(u, v), and v̂ = u/(1 − β₂ᵗ)</source>
   <translation>m ← β₁m + (1 − β₁)g；   v ← β₂v + (1 − β₂)g²
m̂ = m/(1 − β₁ᵗ)；   v̂ = v/(1 − β₂ᵗ)
w ← w − η·m̂/(√v̂ + ε)
AMSGrad：u ← max(u, v)，且 v̂ = u/(1 − β₂ᵗ)</translation>
  </message>
  <message>
   <source>m ← β₁m + (1 − β₁)g;   v ← β₂v + (1 − β₂)g²;   AMSBound: v̂ ← max(v̂, v), else v̂ = v
a = η·√(1 − β₂ᵗ)/((1 − β₁ᵗ)(√v̂ + ε));   f = final rate · η/η₀
w ← w − clip(a, f·(1 − 1/(γt + 1)), f·(1 + 1/(γt)))·m</source>
   <translation>m ← β₁m + (1 − β₁)g；   v ← β₂v + (1 − β₂)g²；   AMSBound：v̂ ← max(v̂, v)，否则 v̂ = v
a = η·√(1 − β₂ᵗ)/((1 − β₁ᵗ)(√v̂ + ε))；   f = 最终学习率 · η/η₀
w ← w − clip(a, f·(1 − 1/(γt + 1)), f·(1 + 1/(γt)))·m</translation>
  </message>
  <message>
   <source>m ← β₁m + (1 − β₁)g;   v ← β₂v + (1 − β₂)g²;   m̂ = m/(1 − β₁ᵗ)
ρ∞ = 2/(1 − β₂) − 1;   ρ = ρ∞ − 2t·β₂ᵗ/(1 − β₂ᵗ)
ρ &gt; 5: r = √((ρ − 4)(ρ − 2)ρ∞/((ρ∞ − 4)(ρ∞ − 2)ρ));   w ← w − η·r·m̂·√(1 − β₂ᵗ)/(√v + ε)
else: w ← w − η·m̂</source>
   <translation>m ← β₁m + (1 − β₁)g；   v ← β₂v + (1 − β₂)g²；   m̂ = m/(1 − β₁ᵗ)
ρ∞ = 2/(1 − β₂) − 1；   ρ = ρ∞ − 2t·β₂ᵗ/(1 − β₂ᵗ)
ρ &gt; 5：r = √((ρ − 4)(ρ − 2)ρ∞/((ρ∞ − 4)(ρ∞ − 2)ρ))；   w ← w − η·r·m̂·√(1 − β₂ᵗ)/(√v + ε)
否则：w ← w − η·m̂</translation>
  </message>
  <message>
   <source>macro</source>
   <translation>宏平均</translation>
  </message>
  <message>
   <source>make your prediction first</source>
   <translation>请先完成预测</translation>
  </message>
  <message>
   <source>manhattan</source>
   <translation>曼哈顿距离</translation>
  </message>
  <message>
   <source>map</source>
   <translation>特征图</translation>
  </message>
  <message>
   <source>max</source>
   <translation>最大</translation>
  </message>
  <message>
   <source>max2</source>
   <translation>最大 2×2</translation>
  </message>
  <message>
   <source>max3</source>
   <translation>最大 3×3</translation>
  </message>
  <message>
   <source>max4</source>
   <translation>最大 4×4</translation>
  </message>
  <message>
   <source>mean</source>
   <translation>均值</translation>
  </message>
  <message>
   <source>mean absolute error, validation (in the target's own units)</source>
   <translation>平均绝对误差，验证集（以目标自身的单位计）</translation>
  </message>
  <message>
   <source>mean less deviation</source>
   <translation>均值减标准差</translation>
  </message>
  <message>
   <source>mean of the classes</source>
   <translation>各类均值</translation>
  </message>
  <message>
   <source>mean of the hidden layers</source>
   <translation>隐藏层的平均值</translation>
  </message>
  <message>
   <source>mean of {count} batches: {away} from G</source>
   <translation>{count} 个批次的平均：距 G {away}</translation>
  </message>
  <message>
   <source>mean of {count} runs</source>
   <translation>{count} 次运行的均值</translation>
  </message>
  <message>
   <source>mean plus deviation</source>
   <translation>均值加标准差</translation>
  </message>
  <message>
   <source>mean {mean} · min {least} · max {most}</source>
   <translation>均值 {mean} · 最小 {least} · 最大 {most}</translation>
  </message>
  <message>
   <source>mean ± deviation, each run</source>
   <translation>均值 ± 标准差，各次运行</translation>
  </message>
  <message>
   <source>mean ± std</source>
   <translation>均值 ± 标准差</translation>
  </message>
  <message>
   <source>mean2</source>
   <translation>平均 2×2</translation>
  </message>
  <message>
   <source>mean3</source>
   <translation>平均 3×3</translation>
  </message>
  <message>
   <source>mean4</source>
   <translation>平均 4×4</translation>
  </message>
  <message>
   <source>mean: L = 1/n Σ(y − t)²;   ∂L/∂y = 2(y − t)/n;   ∂²L/∂y² = 2/n
half_mean: L = 1/2n Σ(y − t)²;   half_sum: L = 1/2 Σ(y − t)², each batch's mean</source>
   <translation>均值：L = 1/n Σ(y − t)²；   ∂L/∂y = 2(y − t)/n;   ∂²L/∂y² = 2/n
均值的一半：L = 1/2n Σ(y − t)²；   和的一半：L = 1/2 Σ(y − t)²，对每个批次取平均</translation>
  </message>
  <message>
   <source>measured</source>
   <translation>实测</translation>
  </message>
  <message>
   <source>measured at step</source>
   <translation>测量时的步</translation>
  </message>
  <message>
   <source>measured in layer</source>
   <translation>测量所在的层</translation>
  </message>
  <message>
   <source>median</source>
   <translation>中位数</translation>
  </message>
  <message>
   <source>median, quartiles, each run</source>
   <translation>中位数、四分位数、各次运行</translation>
  </message>
  <message>
   <source>medium</source>
   <translation>中等</translation>
  </message>
  <message>
   <source>milestones must rise</source>
   <translation>里程碑必须递增</translation>
  </message>
  <message>
   <source>min {least} · max {most}</source>
   <translation>最小 {least} · 最大 {most}</translation>
  </message>
  <message>
   <source>misclassified</source>
   <translation>误分类</translation>
  </message>
  <message>
   <source>misled</source>
   <translation>被误导</translation>
  </message>
  <message>
   <source>mixed</source>
   <translation>混合</translation>
  </message>
  <message>
   <source>monkey</source>
   <translation>猴鞍面</translation>
  </message>
  <message>
   <source>moons</source>
   <translation>双月</translation>
  </message>
  <message>
   <source>must be "end", "first N", "last N", "step N" or a list of two steps, [a, b]</source>
   <translation>必须是 "end"、"first N"、"last N"、"step N" 或两个步数的列表 [a, b]</translation>
  </message>
  <message>
   <source>must be a finite number</source>
   <translation>必须是有限的数</translation>
  </message>
  <message>
   <source>must be a list</source>
   <translation>必须是列表</translation>
  </message>
  <message>
   <source>must be a number</source>
   <translation>必须是数字</translation>
  </message>
  <message>
   <source>must be a table</source>
   <translation>必须是表</translation>
  </message>
  <message>
   <source>must be a table with a name, like {{ name = "…" }}</source>
   <translation>必须是带名称的表，例如 {{ name = "…" }}</translation>
  </message>
  <message>
   <source>must be a whole number</source>
   <translation>必须是整数</translation>
  </message>
  <message>
   <source>must be at least {bound}</source>
   <translation>必须不小于 {bound}</translation>
  </message>
  <message>
   <source>must be at most {bound}</source>
   <translation>必须不大于 {bound}</translation>
  </message>
  <message>
   <source>must be greater than {bound}</source>
   <translation>必须大于 {bound}</translation>
  </message>
  <message>
   <source>must be less than {bound}</source>
   <translation>必须小于 {bound}</translation>
  </message>
  <message>
   <source>must be text in quotes</source>
   <translation>必须是带引号的文本</translation>
  </message>
  <message>
   <source>must be text that a file can hold</source>
   <translation>必须是文件能保存的文本</translation>
  </message>
  <message>
   <source>must be true or false</source>
   <translation>必须是 true 或 false</translation>
  </message>
  <message>
   <source>must be {accepted}</source>
   <translation>必须是 {accepted}</translation>
  </message>
  <message>
   <source>n counts examples and outputs. A far outlier dominates it. On a classifier, with one column a class, its gradient fades where a sigmoid output is confidently wrong: cross-entropy does not.</source>
   <translation>n 为样本数与输出数之积。远处的离群点会主导它。用于分类器（每类一列）时，若 sigmoid 输出错得很自信，梯度会消失：交叉熵则不会。</translation>
  </message>
  <message>
   <source>n counts examples and outputs. An outlier pulls no harder than any other example, so the fit passes near the median; but the gradient does not shrink near the goal, so a constant learning rate ends in jitter.</source>
   <translation>n 为样本数与输出数之积。离群点的拉力不比其他样本大，因此拟合接近中位数；但接近目标时梯度不会减小，因此恒定的学习率最终会抖动。</translation>
  </message>
  <message>
   <source>n counts examples and outputs. Huber's loss divided by β: large errors always pull with the same force, and β says only how wide the rounding is. With β = 0 it is the mean absolute error.</source>
   <translation>n 为样本数与输出数之积。即 Huber 损失除以 β：大误差的拉力始终相同，β 只决定磨圆的宽度。β = 0 时即平均绝对误差。</translation>
  </message>
  <message>
   <source>n counts examples and outputs. Like Huber's loss with δ = 1, but smooth everywhere, so its curvature never jumps. It has no width to set: targets on a scale far from 1 get a squared or an absolute error throughout.</source>
   <translation>n 为样本数与输出数之积。与 δ = 1 的 Huber 损失相似，但处处光滑，曲率不会突变。没有可调的宽度：目标的量级远离 1 时，全程相当于平方误差或绝对误差。</translation>
  </message>
  <message>
   <source>n counts examples and outputs. Outliers beyond δ pull with a constant force, and near the goal the gradient still shrinks. δ is in the units of the target: too large and it is squared error, too small and everything is slow.</source>
   <translation>n 为样本数与输出数之积。超出 δ 的离群点拉力恒定，接近目标时梯度仍会减小。δ 的单位与目标相同：太大则成为平方误差，太小则一切都很慢。</translation>
  </message>
  <message>
   <source>n counts examples and outputs. p = 1 is the mean absolute error, p = 2 the mean squared error; the larger p, the more the largest error counts, and the sooner large errors make the run diverge.</source>
   <translation>n 为样本数与输出数之积。p = 1 为平均绝对误差，p = 2 为均方误差；p 越大，最大的误差影响越大，大误差也越容易使运行发散。</translation>
  </message>
  <message>
   <source>nat</source>
   <translation>nat</translation>
  </message>
  <message>
   <source>needs a bound: at_least, at_most, between or near</source>
   <translation>需要一个界限：at_least、at_most、between 或 near</translation>
  </message>
  <message>
   <source>needs a preset or an experiment, one of them</source>
   <translation>preset 和 experiment 需要且只能给出一个</translation>
  </message>
  <message>
   <source>needs after_failures, after_minutes or when, or it never appears</source>
   <translation>需要 after_failures、after_minutes 或 when，否则永远不会出现</translation>
  </message>
  <message>
   <source>needs exactly one option that is right</source>
   <translation>需要恰好一个正确选项</translation>
  </message>
  <message>
   <source>needs one of value, value_of and secret</source>
   <translation>value、value_of 和 secret 需要且只能给出一个</translation>
  </message>
  <message>
   <source>needs within, within_factor or margin: nobody types the last digit of a number</source>
   <translation>需要 within、within_factor 或 margin：没有人会把一个数输入到最后一位</translation>
  </message>
  <message>
   <source>negatives</source>
   <translation>负例</translation>
  </message>
  <message>
   <source>nesterov needs momentum above 0 and dampening 0</source>
   <translation>nesterov 要求动量大于 0 且阻尼为 0</translation>
  </message>
  <message>
   <source>network</source>
   <translation>网络</translation>
  </message>
  <message>
   <source>next batch</source>
   <translation>下一批次</translation>
  </message>
  <message>
   <source>no</source>
   <translation>否</translation>
  </message>
  <message>
   <source>no derivative: a corner lies here</source>
   <translation>不可导：此处有折角</translation>
  </message>
  <message>
   <source>no direction leads down from here: the smallest curvature is {lowest:.2g}, the largest {largest:.2g}</source>
   <translation>从这里没有向下的方向：最小曲率为 {lowest:.2g}，最大曲率为 {largest:.2g}</translation>
  </message>
  <message>
   <source>no longer seen</source>
   <translation>已不再出现</translation>
  </message>
  <message>
   <source>no normalization</source>
   <translation>无归一化</translation>
  </message>
  <message>
   <source>no process can be started that looks at it: {reason}</source>
   <translation>无法启动检查它的进程：{reason}</translation>
  </message>
  <message>
   <source>no scheduler answers at {address}: {reason}</source>
   <translation>{address} 处没有调度器应答：{reason}</translation>
  </message>
  <message>
   <source>no step may be called this or baseline</source>
   <translation>步骤不能叫 this 或 baseline</translation>
  </message>
  <message>
   <source>no training example has the label {missing}, but {largest} occurs; number the classes 0, 1, 2, … without a gap, or name them all with `classes`</source>
   <translation>没有训练样本的标签为 {missing}，但出现了 {largest}；请把类别连续编号为 0、1、2……，或用 `classes` 为所有类别命名</translation>
  </message>
  <message>
   <source>none</source>
   <translation>无</translation>
  </message>
  <message>
   <source>none: the exact formula. tanh: the older, cheaper one.</source>
   <translation>无（none）：精确公式。tanh：较早的、计算量较小的公式。</translation>
  </message>
  <message>
   <source>norm</source>
   <translation>范数</translation>
  </message>
  <message>
   <source>norms over the layer's whole weight matrix, or over its whole bias vector</source>
   <translation>范数取自该层的整个权重矩阵，或整个偏置向量</translation>
  </message>
  <message>
   <source>not answered</source>
   <translation>未作答</translation>
  </message>
  <message>
   <source>not checked</source>
   <translation>未核对</translation>
  </message>
  <message>
   <source>not done yet</source>
   <translation>尚未完成</translation>
  </message>
  <message>
   <source>not finite</source>
   <translation>非有限</translation>
  </message>
  <message>
   <source>not measured</source>
   <translation>没有测量到</translation>
  </message>
  <message>
   <source>not of MATLAB's versions 5 to 7; save it with the option -v7, or as CSV</source>
   <translation>不是 MATLAB 5 至 7 版的文件；请用 -v7 选项保存，或存为 CSV</translation>
  </message>
  <message>
   <source>not this student's seed: {found}, not {own}</source>
   <translation>不是这位学生的随机种子：是 {found}，应为 {own}</translation>
  </message>
  <message>
   <source>nothing else</source>
   <translation>无其他</translation>
  </message>
  <message>
   <source>nothing handed in</source>
   <translation>没有提交</translation>
  </message>
  <message>
   <source>nothing to set</source>
   <translation>无可设置</translation>
  </message>
  <message>
   <source>now</source>
   <translation>现在</translation>
  </message>
  <message>
   <source>number</source>
   <translation>数字</translation>
  </message>
  <message>
   <source>number in {unit}</source>
   <translation>数字（{unit}）</translation>
  </message>
  <message>
   <source>number {number} is not in the class's list</source>
   <translation>学号 {number} 不在班级名单中</translation>
  </message>
  <message>
   <source>numbers</source>
   <translation>代入数值</translation>
  </message>
  <message>
   <source>of a run</source>
   <translation>取自运行</translation>
  </message>
  <message>
   <source>of another experiment, not drawn</source>
   <translation>属于其他实验，未绘出</translation>
  </message>
  <message>
   <source>of e</source>
   <translation>e 处</translation>
  </message>
  <message>
   <source>of the run “{run}” these are missing: {parts}</source>
   <translation>运行“{run}”缺少以下内容：{parts}</translation>
  </message>
  <message>
   <source>of_best needs by, the score that chooses; nothing else does</source>
   <translation>of_best 需要 by，即用来挑选的分数；其他统计量都不需要</translation>
  </message>
  <message>
   <source>off</source>
   <translation>关</translation>
  </message>
  <message>
   <source>on</source>
   <translation>开</translation>
  </message>
  <message>
   <source>on everything</source>
   <translation>在全部数据上</translation>
  </message>
  <message>
   <source>on other data, not drawn</source>
   <translation>来自其他数据，未绘出</translation>
  </message>
  <message>
   <source>on this training set</source>
   <translation>在该训练集上</translation>
  </message>
  <message>
   <source>one by one</source>
   <translation>逐个样本</translation>
  </message>
  <message>
   <source>opposite signs</source>
   <translation>异号</translation>
  </message>
  <message>
   <source>out[i, j] = Σ k[a, b]·x[s·i + a, s·j + b]
fully connected: (n² + 1)·units
local: out²·(9 + 1)·filters
shared: (9 + 1)·filters</source>
   <translation>out[i, j] = Σ k[a, b]·x[s·i + a, s·j + b]
全连接：(n² + 1)·单元数
局部：out²·(9 + 1)·卷积核数
共享：(9 + 1)·卷积核数</translation>
  </message>
  <message>
   <source>outline</source>
   <translation>轮廓</translation>
  </message>
  <message>
   <source>output</source>
   <translation>输出</translation>
  </message>
  <message>
   <source>output before {own}</source>
   <translation>{own} 之前的输出</translation>
  </message>
  <message>
   <source>output layer</source>
   <translation>输出层</translation>
  </message>
  <message>
   <source>output layer, pinned</source>
   <translation>输出层（固定）</translation>
  </message>
  <message>
   <source>output {number}</source>
   <translation>输出 {number}</translation>
  </message>
  <message>
   <source>output {value}</source>
   <translation>输出 {value}</translation>
  </message>
  <message>
   <source>output · {width}</source>
   <translation>输出 · {width}</translation>
  </message>
  <message>
   <source>outside</source>
   <translation>外部</translation>
  </message>
  <message>
   <source>over the depth</source>
   <translation>沿深度连乘</translation>
  </message>
  <message>
   <source>own</source>
   <translation>自定义</translation>
  </message>
  <message>
   <source>own units</source>
   <translation>原始单位</translation>
  </message>
  <message>
   <source>p</source>
   <translation>p</translation>
  </message>
  <message>
   <source>p = 1 is a straight line; a larger p falls faster at first and lands more softly. At T learning stops.</source>
   <translation>p = 1 为直线；p 越大，开始时下降越快，收尾越平缓。到 T 时学习停止。</translation>
  </message>
  <message>
   <source>p = 1/(1 + e⁻ᶻ);   L = 1/n Σ −[w·t·ln p + (1 − t)·ln(1 − p)]
∂L/∂z = ((1 − t)·p − w·t·(1 − p)) / n, which is (p − t)/n for w = 1
∂²L/∂z² = (w·t + 1 − t)·p(1 − p) / n</source>
   <translation>p = 1/(1 + e⁻ᶻ)；   L = 1/n Σ −[w·t·ln p + (1 − t)·ln(1 − p)]
∂L/∂z = ((1 − t)·p − w·t·(1 − p)) / n，w = 1 时即 (p − t)/n
∂²L/∂z² = (w·t + 1 − t)·p(1 − p) / n</translation>
  </message>
  <message>
   <source>p = softmax(z);   L = 1/n Σ −(1 − p[t])^γ·ln p[t]
∂L/∂z = (p − onehot(t))·(1 − p[t])^γ·(1 − γ·p[t]·ln p[t]/(1 − p[t])) / n</source>
   <translation>p = softmax(z)；   L = 1/n Σ −(1 − p[t])^γ·ln p[t]
∂L/∂z = (p − onehot(t))·(1 − p[t])^γ·(1 − γ·p[t]·ln p[t]/(1 − p[t])) / n</translation>
  </message>
  <message>
   <source>p = softmax(z);   L = 1/n Σ −ln p[t]
∂L/∂z = (p − onehot(t)) / n
∂²L/∂z² = (diag p − p·pᵀ) / n
smoothed and weighted: q[c] = (1 − ε)·w[t]·onehot(t)[c] + ε/K·w[c];   L = Σ −q·ln p / Σ w[t]</source>
   <translation>p = softmax(z)；   L = 1/n Σ −ln p[t]
∂L/∂z = (p − onehot(t)) / n
∂²L/∂z² = (diag p − p·pᵀ) / n
带平滑和权重：q[c] = (1 − ε)·w[t]·onehot(t)[c] + ε/K·w[c]；   L = Σ −q·ln p / Σ w[t]</translation>
  </message>
  <message>
   <source>p = softmax(z);   q = (1 − ε)·onehot(t) + ε/K
L = 1/n Σ KL(q ‖ p) = 1/n Σ q·ln(q/p) = cross-entropy(q, p) − entropy(q)
∂L/∂z = (p − q) / n
∂²L/∂z² = (diag p − p·pᵀ) / n</source>
   <translation>p = softmax(z)；   q = (1 − ε)·onehot(t) + ε/K
L = 1/n Σ KL(q ‖ p) = 1/n Σ q·ln(q/p) = 交叉熵(q, p) − 熵(q)
∂L/∂z = (p − q) / n
∂²L/∂z² = (diag p − p·pᵀ) / n</translation>
  </message>
  <message>
   <source>p = {share:g}</source>
   <translation>p = {share:g}</translation>
  </message>
  <message>
   <source>p of class {k}: {value}</source>
   <translation>第 {k} 类的 p：{value}</translation>
  </message>
  <message>
   <source>p_i = e^(z_i/T) / Σ_j e^(z_j/T)
σ(z) = softmax(z, 0)₁
cross-entropy −ln p_t:
    ∂/∂z = (p − onehot(t))/T
squared error Σ (p − onehot(t))²:
    d = 2(p − onehot(t))
    ∂/∂z_i = p_i(d_i − Σ p_j·d_j)/T</source>
   <translation>p_i = e^(z_i/T) / Σ_j e^(z_j/T)
σ(z) = softmax(z, 0)₁
交叉熵 −ln p_t：
    ∂/∂z = (p − onehot(t))/T
平方误差 Σ (p − onehot(t))²：
    d = 2(p − onehot(t))
    ∂/∂z_i = p_i(d_i − Σ p_j·d_j)/T</translation>
  </message>
  <message>
   <source>parabola</source>
   <translation>抛物线</translation>
  </message>
  <message>
   <source>parameters</source>
   <translation>参数</translation>
  </message>
  <message>
   <source>parameters {wrong} are missing or unknown; expected {expected}</source>
   <translation>参数 {wrong} 缺失或未知；应为 {expected}</translation>
  </message>
  <message>
   <source>part</source>
   <translation>部分</translation>
  </message>
  <message>
   <source>parts of it overlap</source>
   <translation>其中有些部分互相重叠</translation>
  </message>
  <message>
   <source>passes on {value}</source>
   <translation>输出 {value}</translation>
  </message>
  <message>
   <source>paths of length {passed}: {share}</source>
   <translation>长度为 {passed} 的路径：{share}</translation>
  </message>
  <message>
   <source>paths through so many layers</source>
   <translation>经过这么多层的路径</translation>
  </message>
  <message>
   <source>people</source>
   <translation>人</translation>
  </message>
  <message>
   <source>picture</source>
   <translation>图像</translation>
  </message>
  <message>
   <source>picture: drag to shift it</source>
   <translation>图像：拖动以平移</translation>
  </message>
  <message>
   <source>pixels</source>
   <translation>像素</translation>
  </message>
  <message>
   <source>plain: w ← w − ηg
momentum: m ← βm + (1 − τ)g, at the first step m ← g;   w ← w − ηm
Nesterov: w ← w − η(g + βm)</source>
   <translation>普通：w ← w − ηg
动量：m ← βm + (1 − τ)g，第一步 m ← g；   w ← w − ηm
Nesterov：w ← w − η(g + βm)</translation>
  </message>
  <message>
   <source>plane: through the start and both ends, w = w₀ + x·u + y·v
line: L((1 − s)·w₁ + s·w₂)
sharpness: the largest eigenvalue of the Hessian, by Lanczos</source>
   <translation>平面：经过起点和两个终点，w = w₀ + x·u + y·v
直线：L((1 − s)·w₁ + s·w₂)
锐度：海森矩阵的最大特征值，由 Lanczos 法求得</translation>
  </message>
  <message>
   <source>plateau</source>
   <translation>高原</translation>
  </message>
  <message>
   <source>pooled</source>
   <translation>池化后</translation>
  </message>
  <message>
   <source>pooling by {pool} leaves nothing of maps of {height} × {width}</source>
   <translation>边长 {pool} 的池化不会给 {height} × {width} 的特征图留下任何东西</translation>
  </message>
  <message>
   <source>positives</source>
   <translation>正例</translation>
  </message>
  <message>
   <source>precision</source>
   <translation>精确率</translation>
  </message>
  <message>
   <source>precision–recall</source>
   <translation>精确率–召回率</translation>
  </message>
  <message>
   <source>predicted class</source>
   <translation>预测类别</translation>
  </message>
  <message>
   <source>predicted exactly</source>
   <translation>完全准确</translation>
  </message>
  <message>
   <source>predicted value</source>
   <translation>预测值</translation>
  </message>
  <message>
   <source>predicted {predicted} · residual {residual}</source>
   <translation>预测 {predicted} · 残差 {residual}</translation>
  </message>
  <message>
   <source>prevalence {prevalence}: {posterior}</source>
   <translation>患病率 {prevalence}：{posterior}</translation>
  </message>
  <message>
   <source>probability of each class</source>
   <translation>各类别的概率</translation>
  </message>
  <message>
   <source>product</source>
   <translation>乘积</translation>
  </message>
  <message>
   <source>products, sum {sum}</source>
   <translation>乘积，和为 {sum}</translation>
  </message>
  <message>
   <source>px</source>
   <translation>像素</translation>
  </message>
  <message>
   <source>p·p and p·g over all parameters of the network</source>
   <translation>p·p 与 p·g 对网络的全部参数求和</translation>
  </message>
  <message>
   <source>quantity</source>
   <translation>量</translation>
  </message>
  <message>
   <source>quartic</source>
   <translation>四次方</translation>
  </message>
  <message>
   <source>question {question} is answered, and the run of step {steps} is not there</source>
   <translation>问题 {question} 已作答，但没有步骤 {steps} 的运行</translation>
  </message>
  <message>
   <source>r = R·k/rings;   x = r·(sin φ, cos φ) + noise·ε;   φ uniform in [0, 2π);   k = 1 … rings</source>
   <translation>r = R·k/环数；   x = r·(sin φ, cos φ) + 噪声·ε；   φ 均匀分布于 [0, 2π)；   k = 1 … 环数</translation>
  </message>
  <message>
   <source>r = R·√u;   φ = 2π·(turns·r/R + k/arms);   x = r·(sin φ, cos φ) + noise·ε</source>
   <translation>r = R·√u；   φ = 2π·(圈数·r/R + k/螺旋臂数)；   x = r·(sin φ, cos φ) + 噪声·ε</translation>
  </message>
  <message>
   <source>random</source>
   <translation>随机</translation>
  </message>
  <message>
   <source>rank</source>
   <translation>序号</translation>
  </message>
  <message>
   <source>rare</source>
   <translation>罕见</translation>
  </message>
  <message>
   <source>rate at the cursor</source>
   <translation>游标处的学习率</translation>
  </message>
  <message>
   <source>ravine</source>
   <translation>峡谷</translation>
  </message>
  <message>
   <source>reach of the histogram |w|</source>
   <translation>直方图的范围 |w|</translation>
  </message>
  <message>
   <source>reading … {share}</source>
   <translation>正在读取… {share}</translation>
  </message>
  <message>
   <source>recall</source>
   <translation>召回率</translation>
  </message>
  <message>
   <source>recall {recall}, precision {precision}</source>
   <translation>召回率 {recall}，精确率 {precision}</translation>
  </message>
  <message>
   <source>recording</source>
   <translation>录制</translation>
  </message>
  <message>
   <source>refuse</source>
   <translation>拒绝</translation>
  </message>
  <message>
   <source>regression</source>
   <translation>回归</translation>
  </message>
  <message>
   <source>relative</source>
   <translation>相对</translation>
  </message>
  <message>
   <source>relu</source>
   <translation>ReLU</translation>
  </message>
  <message>
   <source>remark</source>
   <translation>说明</translation>
  </message>
  <message>
   <source>report</source>
   <translation>报告</translation>
  </message>
  <message>
   <source>residual</source>
   <translation>残差</translation>
  </message>
  <message>
   <source>residual (true − predicted)</source>
   <translation>残差（真实值 − 预测值）</translation>
  </message>
  <message>
   <source>restless</source>
   <translation>抖动</translation>
  </message>
  <message>
   <source>ring {number}</source>
   <translation>第 {number} 环</translation>
  </message>
  <message>
   <source>rings</source>
   <translation>圆环</translation>
  </message>
  <message>
   <source>rosenbrock</source>
   <translation>Rosenbrock 函数</translation>
  </message>
  <message>
   <source>rounds</source>
   <translation>轮次</translation>
  </message>
  <message>
   <source>row</source>
   <translation>行</translation>
  </message>
  <message>
   <source>row {row}, column {column}: {value}</source>
   <translation>第 {row} 行，第 {column} 列：{value}</translation>
  </message>
  <message>
   <source>run</source>
   <translation>运行</translation>
  </message>
  <message>
   <source>run {number}</source>
   <translation>第 {number} 次运行</translation>
  </message>
  <message>
   <source>s ← αs + (1 − α)g²;   d = √s + ε
centered: a ← αa + (1 − α)g;   d = √(s − a²) + ε
w ← w − η·g/d
with momentum: m ← μm + g/d;   w ← w − ηm</source>
   <translation>s ← αs + (1 − α)g²；   d = √s + ε
中心化：a ← αa + (1 − α)g；   d = √(s − a²) + ε
w ← w − η·g/d
带动量：m ← μm + g/d；   w ← w − ηm</translation>
  </message>
  <message>
   <source>saddle</source>
   <translation>鞍点</translation>
  </message>
  <message>
   <source>said in one language only: {said!r}</source>
   <translation>只写了一种语言：{said!r}</translation>
  </message>
  <message>
   <source>same</source>
   <translation>保持大小</translation>
  </message>
  <message>
   <source>same signs</source>
   <translation>同号</translation>
  </message>
  <message>
   <source>same: a frame of zeros, so that the edge is seen as well.</source>
   <translation>保持大小：四周补一圈零，使边缘也能被看到。</translation>
  </message>
  <message>
   <source>sample</source>
   <translation>样本</translation>
  </message>
  <message>
   <source>saturated</source>
   <translation>饱和</translation>
  </message>
  <message>
   <source>scene {number}</source>
   <translation>第 {number} 幕</translation>
  </message>
  <message>
   <source>scores</source>
   <translation>得分</translation>
  </message>
  <message>
   <source>second random direction</source>
   <translation>第二个随机方向</translation>
  </message>
  <message>
   <source>section</source>
   <translation>部分</translation>
  </message>
  <message>
   <source>seed {seed}</source>
   <translation>种子 {seed}</translation>
  </message>
  <message>
   <source>seed {seed}: {reason}</source>
   <translation>种子 {seed}：{reason}</translation>
  </message>
  <message>
   <source>severity</source>
   <translation>严重程度</translation>
  </message>
  <message>
   <source>share (%)</source>
   <translation>占比（%）</translation>
  </message>
  <message>
   <source>share of class k of K ∝ its training share · r^(−k/(K − 1)), k from 0</source>
   <translation>K 类中第 k 类的比例 ∝ 其训练比例 · r^(−k/(K − 1))，k 从 0 开始</translation>
  </message>
  <message>
   <source>share of each class</source>
   <translation>各类别所占份额</translation>
  </message>
  <message>
   <source>share of each class; the outputs are no probabilities</source>
   <translation>各类别所占份额；输出并非概率</translation>
  </message>
  <message>
   <source>share of the way</source>
   <translation>路程的比例</translation>
  </message>
  <message>
   <source>share of the way from one run to the other</source>
   <translation>从一次运行到另一次的路程比例</translation>
  </message>
  <message>
   <source>share of the way from small batches to all examples</source>
   <translation>从小批量到全部样本的路程比例</translation>
  </message>
  <message>
   <source>share of η</source>
   <translation>与 η 之比</translation>
  </message>
  <message>
   <source>share_below needs below, largest_update needs since, distance needs to; nothing else</source>
   <translation>share_below 需要 below，largest_update 需要 since，distance 需要 to；其他情况都不能给</translation>
  </message>
  <message>
   <source>sharpen</source>
   <translation>锐化</translation>
  </message>
  <message>
   <source>shift, rotation and flips are for images; {name} has none</source>
   <translation>平移、旋转和翻转用于图像；{name} 没有图像</translation>
  </message>
  <message>
   <source>shift-jis</source>
   <translation>Shift-JIS</translation>
  </message>
  <message>
   <source>shuffled</source>
   <translation>打乱</translation>
  </message>
  <message>
   <source>sigmoid</source>
   <translation>sigmoid</translation>
  </message>
  <message>
   <source>silhouette</source>
   <translation>轮廓系数</translation>
  </message>
  <message>
   <source>simple</source>
   <translation>简单</translation>
  </message>
  <message>
   <source>since step</source>
   <translation>起始步</translation>
  </message>
  <message>
   <source>since step {step}</source>
   <translation>自第 {step} 步起</translation>
  </message>
  <message>
   <source>sine</source>
   <translation>正弦</translation>
  </message>
  <message>
   <source>slope</source>
   <translation>斜率</translation>
  </message>
  <message>
   <source>slope w</source>
   <translation>斜率 w</translation>
  </message>
  <message>
   <source>small batches</source>
   <translation>小批量</translation>
  </message>
  <message>
   <source>smallest</source>
   <translation>最小值</translation>
  </message>
  <message>
   <source>smallest J of ten starts</source>
   <translation>十个起点中最小的 J</translation>
  </message>
  <message>
   <source>smallest loss of the batches since the row before</source>
   <translation>自上一行以来各批次的最小损失</translation>
  </message>
  <message>
   <source>smallest of the hidden layers</source>
   <translation>隐藏层中最小值</translation>
  </message>
  <message>
   <source>smallest λ</source>
   <translation>最小 λ</translation>
  </message>
  <message>
   <source>softmax</source>
   <translation>softmax</translation>
  </message>
  <message>
   <source>softmax of z/T</source>
   <translation>z/T 的 softmax</translation>
  </message>
  <message>
   <source>something is done after {count:,} steps in a run of {most:,}</source>
   <translation>运行只有 {most:,} 步，却有一项操作在第 {count:,} 步之后</translation>
  </message>
  <message>
   <source>spiral</source>
   <translation>螺旋</translation>
  </message>
  <message>
   <source>squared error</source>
   <translation>平方误差</translation>
  </message>
  <message>
   <source>squares: a unit over the input</source>
   <translation>方格：单元随输入的变化</translation>
  </message>
  <message>
   <source>squares: a unit over the plane</source>
   <translation>方格：单元在平面上的变化</translation>
  </message>
  <message>
   <source>stable below</source>
   <translation>稳定上限</translation>
  </message>
  <message>
   <source>standard deviation</source>
   <translation>标准差</translation>
  </message>
  <message>
   <source>standard output cannot be written: {reason}</source>
   <translation>无法写入标准输出：{reason}</translation>
  </message>
  <message>
   <source>standardized</source>
   <translation>标准化</translation>
  </message>
  <message>
   <source>step</source>
   <translation>步</translation>
  </message>
  <message>
   <source>step belongs to a scene with an explorer</source>
   <translation>step 只用于有 explorer 的一幕</translation>
  </message>
  <message>
   <source>step of the scores</source>
   <translation>评估所在的步</translation>
  </message>
  <message>
   <source>step of the weights</source>
   <translation>权重所在的步</translation>
  </message>
  <message>
   <source>step {number}</source>
   <translation>第 {number} 步</translation>
  </message>
  <message>
   <source>step {step:,} · epoch {epoch:,.1f} · {pace} · {frames} frames/s · {memory:,.0f} MB</source>
   <translation>第 {step:,} 步 · 第 {epoch:,.1f} 轮 · {pace} · {frames} 帧/秒 · {memory:,.0f} MB</translation>
  </message>
  <message>
   <source>step {step:,} · epoch {epoch:,.1f} · {pace} · {memory:,.0f} MB</source>
   <translation>第 {step:,} 步 · 第 {epoch:,.1f} 轮 · {pace} · {memory:,.0f} MB</translation>
  </message>
  <message>
   <source>step {step}</source>
   <translation>第 {step} 步</translation>
  </message>
  <message>
   <source>step {step} asks nothing yet</source>
   <translation>步骤 {step} 还没有问题</translation>
  </message>
  <message>
   <source>step {step} has no page yet: open one in Explore</source>
   <translation>步骤 {step} 还没有页面：请在“探索”里打开一个</translation>
  </message>
  <message>
   <source>step {step} has no run of its own: say which one in of_run</source>
   <translation>步骤 {step} 没有自己的运行：请用 of_run 说明是哪一个</translation>
  </message>
  <message>
   <source>step {step} has no solution</source>
   <translation>步骤 {step} 没有解法</translation>
  </message>
  <message>
   <source>step {step} is about another page than {explorer}</source>
   <translation>步骤 {step} 用的不是 {explorer} 这一页</translation>
  </message>
  <message>
   <source>step {step} needs the number that is right</source>
   <translation>步骤 {step} 需要一个正确的数</translation>
  </message>
  <message>
   <source>step {step} needs two lines or more to choose from</source>
   <translation>步骤 {step} 至少要有两行可选</translation>
  </message>
  <message>
   <source>step {step} of {last}</source>
   <translation>第 {step} 步，共 {last} 步</translation>
  </message>
  <message>
   <source>step {step} says nothing yet</source>
   <translation>步骤 {step} 还没有正文</translation>
  </message>
  <message>
   <source>step {step} · layer {layer} · {value}</source>
   <translation>第 {step} 步 · 第 {layer} 层 · {value}</translation>
  </message>
  <message>
   <source>step {step} · {low} to {high}: {share}</source>
   <translation>第 {step} 步 · {low} 到 {high}：{share}</translation>
  </message>
  <message>
   <source>step {step} · {name} · mean {middle} ± {spread}</source>
   <translation>第 {step} 步 · {name} · 均值 {middle} ± {spread}</translation>
  </message>
  <message>
   <source>step {step} · {name} · median {middle} ({low} to {high})</source>
   <translation>第 {step} 步 · {name} · 中位数 {middle}（{low} 到 {high}）</translation>
  </message>
  <message>
   <source>step {step} · {name} · {value}</source>
   <translation>第 {step} 步 · {name} · {value}</translation>
  </message>
  <message>
   <source>step {step}: every option needs two bars ({bar}) and what is said of it: {option}</source>
   <translation>步骤 {step}：每个选项后面都要有两条竖线（{bar}）和对它的说明：{option}</translation>
  </message>
  <message>
   <source>step {step}: loss {loss}</source>
   <translation>第 {step} 步：损失 {loss}</translation>
  </message>
  <message>
   <source>step {step}: the checks pass before anything is done, for seeds {seeds}</source>
   <translation>步骤 {step}：什么都不做检查就已通过，种子 {seeds}</translation>
  </message>
  <message>
   <source>step {step}: the same run, bit for bit, as {others}, under other seeds</source>
   <translation>步骤 {step}：与 {others} 的运行逐位相同，而随机种子不同</translation>
  </message>
  <message>
   <source>step {step}: the solution fails “{what}” for seeds {seeds}{why}</source>
   <translation>步骤 {step}：解法未通过“{what}”，种子 {seeds}{why}</translation>
  </message>
  <message>
   <source>step {step}: {what} is claimed to be {claimed:.6g}, and is {found:.6g}</source>
   <translation>步骤 {step}：{what} 声称为 {claimed:.6g}，实为 {found:.6g}</translation>
  </message>
  <message>
   <source>step-{step}</source>
   <translation>第{step}步</translation>
  </message>
  <message>
   <source>steps</source>
   <translation>步</translation>
  </message>
  <message>
   <source>steps {first} to {last}</source>
   <translation>第 {first} 至 {last} 步</translation>
  </message>
  <message>
   <source>stripes: a unit's mean for each class</source>
   <translation>条纹：单元对各类别的均值</translation>
  </message>
  <message>
   <source>stripes: a unit's mean from small to large targets</source>
   <translation>条纹：目标从小到大时单元的均值</translation>
  </message>
  <message>
   <source>strong</source>
   <translation>高难</translation>
  </message>
  <message>
   <source>sum of distances J</source>
   <translation>距离之和 J</translation>
  </message>
  <message>
   <source>sum of the units</source>
   <translation>单元之和</translation>
  </message>
  <message>
   <source>symbol</source>
   <translation>符号</translation>
  </message>
  <message>
   <source>t = T_n(x/R) + noise·ε;   T₂(u) = 2u² − 1,   T₃(u) = 4u³ − 3u,   T_n(cos φ) = cos nφ</source>
   <translation>t = T_n(x/R) + 噪声·ε；   T₂(u) = 2u² − 1,   T₃(u) = 4u³ − 3u,   T_n(cos φ) = cos nφ</translation>
  </message>
  <message>
   <source>t = a·x₁ + b·x₂ + c + noise·ε;   x uniform in [−R, R]²</source>
   <translation>t = a·x₁ + b·x₂ + c + 噪声·ε；   x 均匀分布于 [−R, R]²</translation>
  </message>
  <message>
   <source>t = exp(−(x₁² + x₂²)/(2·width²)) + noise·ε;   x uniform in [−R, R]²</source>
   <translation>t = exp(−(x₁² + x₂²)/(2·宽度²)) + 噪声·ε；   x 均匀分布于 [−R, R]²</translation>
  </message>
  <message>
   <source>t = exp(−x²/(2·width²)) + noise·ε;   x uniform in [−R, R]</source>
   <translation>t = exp(−x²/(2·宽度²)) + 噪声·ε；   x 均匀分布于 [−R, R]</translation>
  </message>
  <message>
   <source>t = sin(2π·cycles·x/2R) + noise·ε;   x uniform in [−R, R]</source>
   <translation>t = sin(2π·周期数·x/2R) + 噪声·ε；   x 均匀分布于 [−R, R]</translation>
  </message>
  <message>
   <source>t = slope·x + intercept + noise·ε;   an outlier adds ±4;   x uniform in [−R, R]</source>
   <translation>t = 斜率·x + 截距 + 噪声·ε；   离群点再加 ±4；   x 均匀分布于 [−R, R]</translation>
  </message>
  <message>
   <source>t = ±1;   L = 1/n Σ max(0, m − t·z)
∂L/∂z = −t/n where t·z &lt; m, else 0</source>
   <translation>t = ±1；   L = 1/n Σ max(0, m − t·z)
∂L/∂z = −t/n 当 t·z &lt; m，否则 0</translation>
  </message>
  <message>
   <source>t = ±1;   L = 1/n Σ max(0, m − t·z)²
∂L/∂z = −2t·max(0, m − t·z)/n
∂²L/∂z² = 2/n where t·z &lt; m, else 0</source>
   <translation>t = ±1；   L = 1/n Σ max(0, m − t·z)²
∂L/∂z = −2t·max(0, m − t·z)/n
∂²L/∂z² = 2/n 当 t·z &lt; m，否则 0</translation>
  </message>
  <message>
   <source>t = −1 + 2·⌊(steps + 1)·(x + R)/2R⌋/steps + noise·ε;   x uniform in [−R, R]</source>
   <translation>t = −1 + 2·⌊(步数 + 1)·(x + R)/2R⌋/步数 + 噪声·ε；   x 均匀分布于 [−R, R]</translation>
  </message>
  <message>
   <source>t is a multiple of k: back to the slow weights φ</source>
   <translation>t 为 k 的倍数：回到慢权重 φ</translation>
  </message>
  <message>
   <source>taken for {name}</source>
   <translation>判为 {name}</translation>
  </message>
  <message>
   <source>takes effect on Reset</source>
   <translation>重置后生效</translation>
  </message>
  <message>
   <source>takes in a residual connection</source>
   <translation>接入残差连接</translation>
  </message>
  <message>
   <source>tanh</source>
   <translation>tanh</translation>
  </message>
  <message>
   <source>target</source>
   <translation>目标</translation>
  </message>
  <message>
   <source>target y</source>
   <translation>目标 y</translation>
  </message>
  <message>
   <source>target {target}</source>
   <translation>目标 {target}</translation>
  </message>
  <message>
   <source>targets have {found} columns; the network has {expected} outputs</source>
   <translation>目标有 {found} 列，而网络有 {expected} 个输出</translation>
  </message>
  <message>
   <source>targets: {count}</source>
   <translation>目标：{count}</translation>
  </message>
  <message>
   <source>task is {task!r}; it is 'classification' or 'regression'</source>
   <translation>task 为 {task!r}；应为 'classification' 或 'regression'</translation>
  </message>
  <message>
   <source>test: {count}</source>
   <translation>测试：{count}</translation>
  </message>
  <message>
   <source>the activations</source>
   <translation>激活值</translation>
  </message>
  <message>
   <source>the curves of every step</source>
   <translation>逐步的曲线</translation>
  </message>
  <message>
   <source>the curves of the curvature</source>
   <translation>曲率曲线</translation>
  </message>
  <message>
   <source>the curves of the evaluations</source>
   <translation>评估的曲线</translation>
  </message>
  <message>
   <source>the curves of the layers</source>
   <translation>各层的曲线</translation>
  </message>
  <message>
   <source>the data cannot be loaded</source>
   <translation>无法载入数据</translation>
  </message>
  <message>
   <source>the experiment cannot be run:</source>
   <translation>无法运行此实验：</translation>
  </message>
  <message>
   <source>the file</source>
   <translation>文件</translation>
  </message>
  <message>
   <source>the first {count} rows</source>
   <translation>前 {count} 行</translation>
  </message>
  <message>
   <source>the first {steps:,} steps of this run were taken by an earlier version of the lab, which wrote no recipe: it can be gone on with, but not replayed</source>
   <translation>这次运行的前 {steps:,} 步由没有记录配方的旧版本完成：可以继续训练，但无法重放</translation>
  </message>
  <message>
   <source>the gradient</source>
   <translation>梯度</translation>
  </message>
  <message>
   <source>the hand-in would be larger than {most:,} bytes</source>
   <translation>提交文件会超过 {most:,} 字节</translation>
  </message>
  <message>
   <source>the lab cannot be used:</source>
   <translation>这个实验无法使用：</translation>
  </message>
  <message>
   <source>the lab computes with AVX2 and FMA instructions, which most PCs have had since 2015; this processor (code for {name}) lacks them</source>
   <translation>实验室的计算需要 AVX2 和 FMA 指令，2015 年以来的大多数电脑都具备；这台电脑的处理器（代码目标 {name}）没有</translation>
  </message>
  <message>
   <source>the lab has no step yet</source>
   <translation>实验还没有步骤</translation>
  </message>
  <message>
   <source>the lab has no title yet</source>
   <translation>实验还没有标题</translation>
  </message>
  <message>
   <source>the lab's file was another one, of the same version</source>
   <translation>版本相同，但实验文件不是同一个</translation>
  </message>
  <message>
   <source>the lecture cannot be used:</source>
   <translation>这节讲课不能使用：</translation>
  </message>
  <message>
   <source>the lecture's end</source>
   <translation>讲课结束</translation>
  </message>
  <message>
   <source>the loss</source>
   <translation>损失</translation>
  </message>
  <message>
   <source>the loss is not finite</source>
   <translation>损失非有限</translation>
  </message>
  <message>
   <source>the loss {loss!r} brings its own {own}; with it, the output activation is one of {fitting}</source>
   <translation>损失 {loss!r} 自带 {own}；与之搭配的输出激活只能是：{fitting}</translation>
  </message>
  <message>
   <source>the loss {loss!r} does not fit a {task} task; these do: {fitting}</source>
   <translation>损失函数 {loss!r} 不适用于 {task} 任务；可用的有：{fitting}</translation>
  </message>
  <message>
   <source>the loss {loss!r} is for 2 classes, and the data has {count}; {other!r} takes any number</source>
   <translation>损失 {loss!r} 用于 2 个类别，而数据有 {count} 个；{other!r} 可用于任意多个</translation>
  </message>
  <message>
   <source>the loss {loss!r} tells the classes apart by the sign of the output, which {activation} never makes negative; with it, the output activation is one of {fitting}</source>
   <translation>损失 {loss!r} 按输出的正负号区分类别，而 {activation} 的输出从不为负；与之搭配的输出激活只能是：{fitting}</translation>
  </message>
  <message>
   <source>the microscope cannot follow {name!r}: its file does not say how a step is worked out</source>
   <translation>显微镜无法跟踪 {name!r}：它的文件没有给出一步更新的演算</translation>
  </message>
  <message>
   <source>the microscope cannot follow {name!r}: its file does not say its formula</source>
   <translation>显微镜无法跟踪 {name!r}：它的文件没有给出公式</translation>
  </message>
  <message>
   <source>the page cannot be shown:</source>
   <translation>无法显示该页面：</translation>
  </message>
  <message>
   <source>the page has {steps} steps, not {step}</source>
   <translation>这个页面有 {steps} 步，没有第 {step} 步</translation>
  </message>
  <message>
   <source>the perceptron rule follows no gradient</source>
   <translation>感知机规则不使用梯度</translation>
  </message>
  <message>
   <source>the perceptron rule has threshold units of its own; set the output activation to auto</source>
   <translation>感知机规则自带阈值单元；请把输出激活设为 auto</translation>
  </message>
  <message>
   <source>the perceptron rule tells classes apart; a loss for a {task} task does not fit it</source>
   <translation>感知机规则用于区分类别；用于 {task} 任务的损失函数不适用</translation>
  </message>
  <message>
   <source>the perceptron rule trains a single layer, without hidden ones; this network has {count} of them</source>
   <translation>感知机规则训练没有隐藏层的单层网络；此网络有 {count} 个隐藏层</translation>
  </message>
  <message>
   <source>the process that looked at {file} has ended: {reason}</source>
   <translation>检查 {file} 的进程已结束：{reason}</translation>
  </message>
  <message>
   <source>the ratio is 1 where either norm is 0</source>
   <translation>任一范数为 0 时，比值取 1</translation>
  </message>
  <message>
   <source>the recipe from which it can be trained again</source>
   <translation>可据以重新训练的配方</translation>
  </message>
  <message>
   <source>the run begins with seed {found}; this student's is {own}</source>
   <translation>运行的随机种子是 {found}，而这位学生的是 {own}</translation>
  </message>
  <message>
   <source>the run ends here: a number of this step is not finite, and nothing is changed by it</source>
   <translation>运行到此结束：这一步中有数不是有限数，因此什么都不改变</translation>
  </message>
  <message>
   <source>the run of step {step} cannot be read: {reason}</source>
   <translation>步骤 {step} 的运行无法读取：{reason}</translation>
  </message>
  <message>
   <source>the run was trained on other data than its experiment loads here ({data}): a file that has changed, or data that were handed over and belong to no file</source>
   <translation>这次运行所用的训练数据与其实验在此处加载的数据（{data}）不同：文件已被修改，或者数据是直接传入的、不属于任何文件</translation>
  </message>
  <message>
   <source>the same experiment as now</source>
   <translation>与当前实验相同</translation>
  </message>
  <message>
   <source>the same session of {lab} as {others}</source>
   <translation>与 {others} 出自 {lab} 的同一次会话</translation>
  </message>
  <message>
   <source>the saved state belongs to another network or other data</source>
   <translation>保存的状态属于另一个网络或其他数据</translation>
  </message>
  <message>
   <source>the scheduler at {address} has no workers</source>
   <translation>{address} 处的调度器没有工作进程</translation>
  </message>
  <message>
   <source>the slow weights φ wait until t is a multiple of k</source>
   <translation>慢权重 φ 保持不变，直到 t 为 k 的倍数</translation>
  </message>
  <message>
   <source>the solution was shown</source>
   <translation>看过答案</translation>
  </message>
  <message>
   <source>the start, unchanged</source>
   <translation>未改动的起始设置</translation>
  </message>
  <message>
   <source>the switch: SGD from the next step on</source>
   <translation>切换：从下一步起改用 SGD</translation>
  </message>
  <message>
   <source>the third</source>
   <translation>第三个</translation>
  </message>
  <message>
   <source>the warm-up of {warmup:,} steps is longer than the run of {total:,} steps; take at most that many, or more epochs</source>
   <translation>{warmup:,} 步的预热长于 {total:,} 步的运行；请把预热设为不超过此步数，或增加轮数</translation>
  </message>
  <message>
   <source>the weights</source>
   <translation>权重</translation>
  </message>
  <message>
   <source>the weights and all that training goes on from</source>
   <translation>权重及继续训练所需的全部状态</translation>
  </message>
  <message>
   <source>the weights are not those that the run was saved with; its file was changed since</source>
   <translation>权重与保存时不同；文件之后被改动过</translation>
  </message>
  <message>
   <source>the weights in {file} are not finite: that run diverged</source>
   <translation>{file} 中的权重不是有限数：那次训练发散了</translation>
  </message>
  <message>
   <source>the weights in {file} are not those that were saved there; it was changed since</source>
   <translation>{file} 中的权重不是当时保存的权重；文件后来被改动过</translation>
  </message>
  <message>
   <source>the weights that the run started from are not those in {file} any more: it has changed since</source>
   <translation>该训练的起始权重与 {file} 中现在的不同：文件后来被改动过</translation>
  </message>
  <message>
   <source>the worker {worker} has dllab {theirs}, and this is dllab {ours}: rows would not be comparable</source>
   <translation>工作进程 {worker} 的 dllab 版本是 {theirs}，而这里是 {ours}：结果将无法比较</translation>
  </message>
  <message>
   <source>their mean's distance from G</source>
   <translation>它们的平均到 G 的距离</translation>
  </message>
  <message>
   <source>there is no column of numbers {column!r}; there are: {columns}</source>
   <translation>没有名为 {column!r} 的数值列；有：{columns}</translation>
  </message>
  <message>
   <source>there is no file of the kind *{suffix} in {folder}</source>
   <translation>{folder} 中没有 *{suffix} 文件</translation>
  </message>
  <message>
   <source>there is no file {file} (looked in {folder})</source>
   <translation>没有文件 {file}（查找位置：{folder}）</translation>
  </message>
  <message>
   <source>there is no lab {lab!r} here to grade it by</source>
   <translation>这里没有可用来评分的实验 {lab!r}</translation>
  </message>
  <message>
   <source>there is no page of step {step}</source>
   <translation>没有步骤 {step} 的页面</translation>
  </message>
  <message>
   <source>there is no run of step {step}</source>
   <translation>没有步骤 {step} 的运行</translation>
  </message>
  <message>
   <source>there is no run to take a step with</source>
   <translation>没有可以走这一步的运行</translation>
  </message>
  <message>
   <source>there is no such key, nor any other here</source>
   <translation>没有这个键，这里也没有其他键</translation>
  </message>
  <message>
   <source>there is no such key: {key}</source>
   <translation>没有这个键：{key}</translation>
  </message>
  <message>
   <source>there is no such key; did you mean {nearest!r}?</source>
   <translation>没有这个键；是否想写 {nearest!r}？</translation>
  </message>
  <message>
   <source>there is no such key; known: {known}</source>
   <translation>没有这个键；已知的键：{known}</translation>
  </message>
  <message>
   <source>there is no {name!r} among the {family}. Known: {known}</source>
   <translation>{family} 中没有 {name!r}。已知的有：{known}</translation>
  </message>
  <message>
   <source>there is no {name!r} among the {family}; did you mean {nearest!r}? Known: {known}</source>
   <translation>{family} 中没有 {name!r}；是否想写 {nearest!r}？已知的有：{known}</translation>
  </message>
  <message>
   <source>this run</source>
   <translation>本次运行</translation>
  </message>
  <message>
   <source>this run does not begin with the weights of your run of step {step}: save that run once its step is solved, and name its file under “Start from”</source>
   <translation>这次运行没有从步骤 {step} 的运行所得的权重开始：请在解出那一步之后保存运行，再把文件填到“起始权重”里</translation>
  </message>
  <message>
   <source>this run takes data or weights out of a file that the lab does not start with</source>
   <translation>这次运行从文件中读取了数据或权重，而实验的起点并没有用到这个文件</translation>
  </message>
  <message>
   <source>this run took a step along its curvature: that is no training step, and none of this lab's</source>
   <translation>这次运行沿曲率方向走过一步：那不是训练步，也不属于本实验</translation>
  </message>
  <message>
   <source>this step</source>
   <translation>本步骤</translation>
  </message>
  <message>
   <source>this student handed in more than once: {others} as well</source>
   <translation>这位学生提交了不止一次：还有 {others}</translation>
  </message>
  <message>
   <source>threshold</source>
   <translation>阈值</translation>
  </message>
  <message>
   <source>tiers need a bound on one side, at_least or at_most</source>
   <translation>tiers 需要单侧的界限：at_least 或 at_most</translation>
  </message>
  <message>
   <source>times</source>
   <translation>倍</translation>
  </message>
  <message>
   <source>to target</source>
   <translation>到达目标</translation>
  </message>
  <message>
   <source>to unit</source>
   <translation>目标单元</translation>
  </message>
  <message>
   <source>to_frame needs pandas: install it with pip install pandas</source>
   <translation>to_frame 需要 pandas：请用 pip install pandas 安装</translation>
  </message>
  <message>
   <source>too many tables or lists inside each other</source>
   <translation>表格或列表嵌套太多</translation>
  </message>
  <message>
   <source>too small to measure</source>
   <translation>太小，无法测量</translation>
  </message>
  <message>
   <source>top-2 error {share}</source>
   <translation>top-2 错误率 {share}</translation>
  </message>
  <message>
   <source>top-2 error, validation (%)</source>
   <translation>top-2 错误率，验证集（%）</translation>
  </message>
  <message>
   <source>topics {numbers}</source>
   <translation>主题 {numbers}</translation>
  </message>
  <message>
   <source>topics {rows}</source>
   <translation>主题 {rows}</translation>
  </message>
  <message>
   <source>train and show belong to a scene with a start</source>
   <translation>train 和 show 只用于有 start 的一幕</translation>
  </message>
  <message>
   <source>train_loss</source>
   <translation>训练损失</translation>
  </message>
  <message>
   <source>training</source>
   <translation>训练集</translation>
  </message>
  <message>
   <source>training loss</source>
   <translation>训练损失</translation>
  </message>
  <message>
   <source>training loss {value}</source>
   <translation>训练损失 {value}</translation>
  </message>
  <message>
   <source>training set</source>
   <translation>训练集</translation>
  </message>
  <message>
   <source>training.frozen_layers = {frozen}: the network has {layers} layers with weights, and one at least has to learn; freeze fewer</source>
   <translation>training.frozen_layers = {frozen}：网络有 {layers} 层带权重，至少要有一层学习；请少冻结几层</translation>
  </message>
  <message>
   <source>training: {count}</source>
   <translation>训练：{count}</translation>
  </message>
  <message>
   <source>tree</source>
   <translation>概率树</translation>
  </message>
  <message>
   <source>triangular</source>
   <translation>三角</translation>
  </message>
  <message>
   <source>triangular2</source>
   <translation>三角减半</translation>
  </message>
  <message>
   <source>true class</source>
   <translation>真实类别</translation>
  </message>
  <message>
   <source>true positive rate</source>
   <translation>真正例率</translation>
  </message>
  <message>
   <source>true value</source>
   <translation>真实值</translation>
  </message>
  <message>
   <source>true value, training set</source>
   <translation>真实值，训练集</translation>
  </message>
  <message>
   <source>true value, validation set</source>
   <translation>真实值，验证集</translation>
  </message>
  <message>
   <source>true {true} · predicted {predicted}</source>
   <translation>真实 {true} · 预测 {predicted}</translation>
  </message>
  <message>
   <source>true {true}, predicted {predicted}</source>
   <translation>真实 {true}，预测 {predicted}</translation>
  </message>
  <message>
   <source>true: {true}</source>
   <translation>真实：{true}</translation>
  </message>
  <message>
   <source>true: {true} · predicted: {predicted}</source>
   <translation>真实：{true} · 预测：{predicted}</translation>
  </message>
  <message>
   <source>true: {true} · predicted: {predicted} · {count}</source>
   <translation>真实：{true} · 预测：{predicted} · {count}</translation>
  </message>
  <message>
   <source>two minima</source>
   <translation>两个极小值</translation>
  </message>
  <message>
   <source>two scenes are called {id}</source>
   <translation>有两幕都叫 {id}</translation>
  </message>
  <message>
   <source>two steps, or two questions, are called {id}</source>
   <translation>有两个步骤或两个问题都叫 {id}</translation>
  </message>
  <message>
   <source>u is uniform, so the points lie evenly along an arm; k numbers the arms. No straight line, circle or product of coordinates parts the classes: a network needs depth or width, and a saturating activation makes that hard to train. More turns and more noise make the arms touch.</source>
   <translation>u 服从均匀分布，因此点沿螺旋臂均匀分布；k 为臂的编号。直线、圆或坐标的乘积都无法分开各类：网络需要深度或宽度，而饱和的激活函数会使训练变得困难。圈数越多、噪声越大，各臂越容易接触。</translation>
  </message>
  <message>
   <source>unequal</source>
   <translation>疏密不等</translation>
  </message>
  <message>
   <source>unit</source>
   <translation>单元</translation>
  </message>
  <message>
   <source>unit </source>
   <translation>单元 </translation>
  </message>
  <message>
   <source>unit of value and threshold</source>
   <translation>值与阈值的单位</translation>
  </message>
  <message>
   <source>unit {unit} · bias · {value}</source>
   <translation>单元 {unit} · 偏置 · {value}</translation>
  </message>
  <message>
   <source>unit {unit} · example {example} · {value}</source>
   <translation>单元 {unit} · 样本 {example} · {value}</translation>
  </message>
  <message>
   <source>unit {unit} · input {input} · {value}</source>
   <translation>单元 {unit} · 输入 {input} · {value}</translation>
  </message>
  <message>
   <source>units</source>
   <translation>单元数</translation>
  </message>
  <message>
   <source>units and activation</source>
   <translation>单元数与激活函数</translation>
  </message>
  <message>
   <source>up to step {step}</source>
   <translation>只到第 {step} 步</translation>
  </message>
  <message>
   <source>upper</source>
   <translation>上方</translation>
  </message>
  <message>
   <source>upper edge</source>
   <translation>区间上界</translation>
  </message>
  <message>
   <source>upper quartile</source>
   <translation>上四分位数</translation>
  </message>
  <message>
   <source>upper right</source>
   <translation>右上</translation>
  </message>
  <message>
   <source>upper: ρ·(cos φ − ½, sin φ − ¼);   lower: ρ·(½ − cos φ, ¼ − sin φ);   φ uniform in [0, π];   + noise·ε</source>
   <translation>上半：ρ·(cos φ − ½, sin φ − ¼)；   下半：ρ·(½ − cos φ, ¼ − sin φ)；   φ 均匀分布于 [0, π]；   + 噪声·ε</translation>
  </message>
  <message>
   <source>utf-8</source>
   <translation>UTF-8</translation>
  </message>
  <message>
   <source>val_accuracy</source>
   <translation>验证准确率</translation>
  </message>
  <message>
   <source>val_loss</source>
   <translation>验证损失</translation>
  </message>
  <message>
   <source>valid</source>
   <translation>不填充</translation>
  </message>
  <message>
   <source>validation</source>
   <translation>验证集</translation>
  </message>
  <message>
   <source>validation and test together must be less than 1; the rest is trained on</source>
   <translation>验证与测试的比例之和必须小于 1；其余用于训练</translation>
  </message>
  <message>
   <source>validation, pinned</source>
   <translation>验证集（固定）</translation>
  </message>
  <message>
   <source>validation: {count}</source>
   <translation>验证：{count}</translation>
  </message>
  <message>
   <source>value</source>
   <translation>值</translation>
  </message>
  <message>
   <source>vanishes</source>
   <translation>消失</translation>
  </message>
  <message>
   <source>variance of a</source>
   <translation>a 的方差</translation>
  </message>
  <message>
   <source>variance of δ</source>
   <translation>δ 的方差</translation>
  </message>
  <message>
   <source>vertical edges</source>
   <translation>垂直边缘</translation>
  </message>
  <message>
   <source>w {w}, b {b}: loss {loss}</source>
   <translation>w {w}，b {b}：损失 {loss}</translation>
  </message>
  <message>
   <source>w ← w − ηλw on weights, then Adam's step:
m ← β₁m + (1 − β₁)g;   v ← β₂v + (1 − β₂)g²
w ← w − η·(m/(1 − β₁ᵗ))/(√(v/(1 − β₂ᵗ)) + ε)</source>
   <translation>w ← w − ηλw（只用于权重），然后走 Adam 步：
m ← β₁m + (1 − β₁)g；   v ← β₂v + (1 − β₂)g²
w ← w − η·(m/(1 − β₁ᵗ))/(√(v/(1 − β₂ᵗ)) + ε)</translation>
  </message>
  <message>
   <source>weight</source>
   <translation>权重</translation>
  </message>
  <message>
   <source>weight </source>
   <translation>权重 </translation>
  </message>
  <message>
   <source>weight {value}</source>
   <translation>权重 {value}</translation>
  </message>
  <message>
   <source>weights between {low} and {high} of the reach (%)</source>
   <translation>位于范围的 {low} 到 {high} 倍之间的权重（%）</translation>
  </message>
  <message>
   <source>weights from {low} to {high}</source>
   <translation>权重从 {low} 到 {high}</translation>
  </message>
  <message>
   <source>weights were loaded into this run: they are nobody's training in this lab</source>
   <translation>这次运行中载入过权重：它们不是在本实验里训练出来的</translation>
  </message>
  <message>
   <source>weights: ‖W‖ = {norm}, up to ±{extent}</source>
   <translation>权重：‖W‖ = {norm}，最大 ±{extent}</translation>
  </message>
  <message>
   <source>weights_of hands on weights only, and this start has batch normalization</source>
   <translation>weights_of 只传递权重，而这里的起始实验有批归一化</translation>
  </message>
  <message>
   <source>what differs from the current experiment</source>
   <translation>与当前实验的差异</translation>
  </message>
  <message>
   <source>what each adds</source>
   <translation>各单元的贡献</translation>
  </message>
  <message>
   <source>what is seen</source>
   <translation>观察到的现象</translation>
  </message>
  <message>
   <source>what the window sees</source>
   <translation>窗口所见</translation>
  </message>
  <message>
   <source>what trains once revealed needs train and ask</source>
   <translation>公布答案后才训练的一幕要有 train 和 ask</translation>
  </message>
  <message>
   <source>what was measured</source>
   <translation>测量的量</translation>
  </message>
  <message>
   <source>what was to do it has been closed</source>
   <translation>执行它的部分已经关闭</translation>
  </message>
  <message>
   <source>what writes the film has failed</source>
   <translation>写入影片的程序出错</translation>
  </message>
  <message>
   <source>while training</source>
   <translation>训练时</translation>
  </message>
  <message>
   <source>whoever did the run was lost: {reason}</source>
   <translation>执行该运行的进程已丢失：{reason}</translation>
  </message>
  <message>
   <source>windows-1250</source>
   <translation>Windows-1250</translation>
  </message>
  <message>
   <source>windows-1251</source>
   <translation>Windows-1251</translation>
  </message>
  <message>
   <source>windows-1252</source>
   <translation>Windows-1252</translation>
  </message>
  <message>
   <source>with the examples as augmentation changes them at this step</source>
   <translation>样本已按此步的数据增强变换</translation>
  </message>
  <message>
   <source>with the units that dropout leaves out at this step</source>
   <translation>已按此步的 Dropout 去掉部分单元</translation>
  </message>
  <message>
   <source>within ε</source>
   <translation>不超过 ε</translation>
  </message>
  <message>
   <source>x = 6R/10·(sin(2πk/K), cos(2πk/K)) + spread·ε + noise·ε′;   class k of K</source>
   <translation>x = 6R/10·(sin(2πk/K), cos(2πk/K)) + 离散度·ε + 噪声·ε′；   第 k 类，共 K 类</translation>
  </message>
  <message>
   <source>x = ±(R/2, R/2) + noise·ε</source>
   <translation>x = ±(R/2, R/2) + 噪声·ε</translation>
  </message>
  <message>
   <source>x = ±(R/4, R/4) + noise·ε;   one rare point for every `ratio` common ones, and at least three</source>
   <translation>x = ±(R/4, R/4) + 噪声·ε；   每“比例”个多数类点配一个少数类点，至少三个</translation>
  </message>
  <message>
   <source>x ← x + d·σ;   σ over the training examples, of an image over all its pixels</source>
   <translation>x ← x + d·σ；   σ 取自训练样本，图像则取自全部像素</translation>
  </message>
  <message>
   <source>x_{part} has {x} rows and y_{part} has {y}; there must be one target an example</source>
   <translation>x_{part} 有 {x} 行，y_{part} 有 {y} 行；每个样本必须有一个目标</translation>
  </message>
  <message>
   <source>xor</source>
   <translation>异或</translation>
  </message>
  <message>
   <source>x̂ = (x − μ_B) / √(σ²_B + ε);   y = γ·x̂ + β
running mean ← (1 − α)·running mean + α·μ_B;   running variance alike, from the unbiased variance</source>
   <translation>x̂ = (x − μ_B) / √(σ²_B + ε)；   y = γ·x̂ + β
运行均值 ← (1 − α)·运行均值 + α·μ_B；   运行方差同理，取无偏方差</translation>
  </message>
  <message>
   <source>y = 1 for z &gt; 0, else 0
Δw = η(t − y)x;   Δb = η(t − y), summed over the batch</source>
   <translation>y = 1 当 z &gt; 0，否则 0
Δw = η(t − y)x；   Δb = η(t − y)，对批次求和</translation>
  </message>
  <message>
   <source>y_{part} has {found} columns and y_train has {expected}; they must be the same</source>
   <translation>y_{part} 有 {found} 列，y_train 有 {expected} 列；两者必须相同</translation>
  </message>
  <message>
   <source>yes</source>
   <translation>是</translation>
  </message>
  <message>
   <source>z = ({first}, {second}): {loss}</source>
   <translation>z = ({first}, {second})：{loss}</translation>
  </message>
  <message>
   <source>z = Wa + b: each output times its weight, and the bias.</source>
   <translation>z = Wa + b：每个输出乘以权重，再加偏置。</translation>
  </message>
  <message>
   <source>z = Wx + b: each input times its weight, and the bias.</source>
   <translation>z = Wx + b：每个输入乘以权重，再加偏置。</translation>
  </message>
  <message>
   <source>z of class {k}: {value}</source>
   <translation>第 {k} 类的 z：{value}</translation>
  </message>
  <message>
   <source>z, normalized</source>
   <translation>归一化后的 z</translation>
  </message>
  <message>
   <source>{action}: {what}</source>
   <translation>{action}：{what}</translation>
  </message>
  <message>
   <source>{assignment} sets nothing: write it as key=value</source>
   <translation>{assignment} 没有设置任何内容：请写成 key=value</translation>
  </message>
  <message>
   <source>{column}: its {all:,} different values lie closer together than numbers can hold</source>
   <translation>{column}：它的 {all:,} 个不同的值相距太近，数字无法区分</translation>
  </message>
  <message>
   <source>{column}: its {all:,} different values would all become {value:.9g} in float32; standardize it, or subtract its smallest value</source>
   <translation>{column}：它的 {all:,} 个不同的值在 float32 中会全部变成 {value:.9g}；请标准化，或减去其最小值</translation>
  </message>
  <message>
   <source>{column}: of {all:,} different values, {kept:,} are left after standardizing in float32, for some lie far from all others; take those out</source>
   <translation>{column}：{all:,} 个不同的值在标准化后的 float32 中只剩 {kept:,} 个，因为有些值远离其他所有值；请去掉它们</translation>
  </message>
  <message>
   <source>{column}: of {all:,} different values, {kept:,} are left in float32; standardize it, or subtract its smallest value</source>
   <translation>{column}：{all:,} 个不同的值在 float32 中只剩 {kept:,} 个；请标准化，或减去其最小值</translation>
  </message>
  <message>
   <source>{common} has {most} training examples and {rare} only {fewest}: always answering {common} would already be right in {share:.0%} of the cases.</source>
   <translation>{common} 有 {most} 个训练样本，{rare} 只有 {fewest} 个：总是回答 {common} 就已有 {share:.0%} 的正确率。</translation>
  </message>
  <message>
   <source>{count:,} MB</source>
   <translation>{count:,} MB</translation>
  </message>
  <message>
   <source>{count:,} combinations cannot be drawn; from 1 to {total:,} can</source>
   <translation>无法抽取 {count:,} 个组合；可抽取 1 到 {total:,} 个</translation>
  </message>
  <message>
   <source>{count:,} rows with missing values are left out</source>
   <translation>{count:,} 行含缺失值，未采用</translation>
  </message>
  <message>
   <source>{count:,} runs are too many, {most:,} is the most: take fewer values, or draw some at random</source>
   <translation>{count:,} 次运行太多，最多 {most:,} 次：请减少取值，或随机抽取一部分</translation>
  </message>
  <message>
   <source>{count:,} steps in all are more than is paid for ({most:,})</source>
   <translation>总共 {count:,} 步，超过了允许的 {most:,} 步</translation>
  </message>
  <message>
   <source>{count:,} steps/s</source>
   <translation>{count:,} 步/秒</translation>
  </message>
  <message>
   <source>{count:,} threads</source>
   <translation>{count:,} 个线程</translation>
  </message>
  <message>
   <source>{count} changes take effect on Reset.</source>
   <translation>有 {count} 项更改将在重置后生效。</translation>
  </message>
  <message>
   <source>{count} changes take effect on Run or Reset.</source>
   <translation>有 {count} 项更改将在运行或重置后生效。</translation>
  </message>
  <message>
   <source>{count} columns at the end, without a name or a value, are left out</source>
   <translation>末尾 {count} 列既无列名也无值，不使用</translation>
  </message>
  <message>
   <source>{count} diverged or failed</source>
   <translation>{count} 次发散或失败</translation>
  </message>
  <message>
   <source>{count} drawn of {total}</source>
   <translation>从 {total} 个中抽取 {count} 个</translation>
  </message>
  <message>
   <source>{count} epochs</source>
   <translation>{count} 轮</translation>
  </message>
  <message>
   <source>{count} examples</source>
   <translation>{count} 个样本</translation>
  </message>
  <message>
   <source>{count} examples at {places} places each, those with the largest share first</source>
   <translation>{count} 个样本，每个 {places} 个位置，影响最大的排在前面</translation>
  </message>
  <message>
   <source>{count} examples, those with the largest share first</source>
   <translation>{count} 个样本，贡献最大的在前</translation>
  </message>
  <message>
   <source>{count} folds</source>
   <translation>{count} 折</translation>
  </message>
  <message>
   <source>{count} folds cannot be made; from 2 to {most}, the examples of the smallest class</source>
   <translation>无法分成 {count} 折；折数必须在 2 到 {most}（最小类别的样本数）之间</translation>
  </message>
  <message>
   <source>{count} folds cannot be made; from 2 to {most}, the examples there are</source>
   <translation>无法分成 {count} 折；可分 2 到 {most} 折，即样本的总数</translation>
  </message>
  <message>
   <source>{count} folds, mean</source>
   <translation>{count} 折，均值</translation>
  </message>
  <message>
   <source>{count} hand-ins graded in {time}</source>
   <translation>已评分 {count} 份，用时 {time}</translation>
  </message>
  <message>
   <source>{count} layers: there can be 1 to {most} of them.</source>
   <translation>有 {count} 层：层数必须在 1 到 {most} 之间。</translation>
  </message>
  <message>
   <source>{count} more</source>
   <translation>还有 {count} 个</translation>
  </message>
  <message>
   <source>{count} of {total} runs diverged. They are drawn in red, and are in no band, mean or median.</source>
   <translation>{total} 次运行中有 {count} 次发散。它们以红色画出，不计入阴影带、均值和中位数。</translation>
  </message>
  <message>
   <source>{count} of {total} runs failed; the table says why.</source>
   <translation>{total} 次运行中有 {count} 次失败；原因见表格。</translation>
  </message>
  <message>
   <source>{count} pinned runs of other experiments are not drawn</source>
   <translation>有 {count} 个固定的运行属于其他实验，未绘出</translation>
  </message>
  <message>
   <source>{count} runs</source>
   <translation>{count} 次运行</translation>
  </message>
  <message>
   <source>{count} runs are more than this lab allows ({most})</source>
   <translation>{count} 次运行超过了本实验的上限（{most}）</translation>
  </message>
  <message>
   <source>{count} runs were done before and are not done again.</source>
   <translation>{count} 次运行此前已完成，不再重做。</translation>
  </message>
  <message>
   <source>{count} scenes</source>
   <translation>{count} 幕</translation>
  </message>
  <message>
   <source>{count} seeds</source>
   <translation>{count} 个随机种子</translation>
  </message>
  <message>
   <source>{count} seeds, median</source>
   <translation>{count} 个种子，中位数</translation>
  </message>
  <message>
   <source>{count} settings</source>
   <translation>{count} 项设置</translation>
  </message>
  <message>
   <source>{count} steps</source>
   <translation>{count} 步</translation>
  </message>
  <message>
   <source>{count} test examples</source>
   <translation>{count} 个测试样本</translation>
  </message>
  <message>
   <source>{count} training examples</source>
   <translation>{count} 个训练样本</translation>
  </message>
  <message>
   <source>{count} validation examples</source>
   <translation>{count} 个验证样本</translation>
  </message>
  <message>
   <source>{count} {what}</source>
   <translation>{what}：{count}</translation>
  </message>
  <message>
   <source>{curve}: {run}</source>
   <translation>{curve}：{run}</translation>
  </message>
  <message>
   <source>{data} has no test examples to look at; hold some out with dataset.test, or leave --test out</source>
   <translation>{data} 没有可供查看的测试样本；请用 dataset.test 留出一些，或去掉 --test</translation>
  </message>
  <message>
   <source>{direction} (expected by slope and curvature)</source>
   <translation>{direction}（由斜率和曲率估计）</translation>
  </message>
  <message>
   <source>{direction} (the loss)</source>
   <translation>{direction}（损失）</translation>
  </message>
  <message>
   <source>{distance} along v{index}: loss {loss}, expected {expected}</source>
   <translation>沿 v{index} 走 {distance}：损失 {loss}，预期 {expected}</translation>
  </message>
  <message>
   <source>{done} of {count} steps done</source>
   <translation>已完成 {done} / {count} 步</translation>
  </message>
  <message>
   <source>{done} of {count}, about {time} left</source>
   <translation>{done} / {count}，大约还需 {time}</translation>
  </message>
  <message>
   <source>{done} of {total} runs</source>
   <translation>{done}/{total} 次运行</translation>
  </message>
  <message>
   <source>{done} of {total} runs, {time} left</source>
   <translation>{done}/{total} 次运行，还需 {time}</translation>
  </message>
  <message>
   <source>{done} of {total} runs: {what}</source>
   <translation>已完成 {done}/{total} 次运行：{what}</translation>
  </message>
  <message>
   <source>{edges} edges: {simple} simple, {detailed} detailed</source>
   <translation>{edges} 条边缘：简单 {simple}，细节丰富 {detailed}</translation>
  </message>
  <message>
   <source>{entry} is no parameter: write layer1.weight[0, 1] or last.bias[0]</source>
   <translation>{entry} 不是参数：请写成 layer1.weight[0, 1] 或 last.bias[0]</translation>
  </message>
  <message>
   <source>{entry} of {layer}</source>
   <translation>{layer}的{entry}</translation>
  </message>
  <message>
   <source>{entry} {value}</source>
   <translation>{entry} {value}</translation>
  </message>
  <message>
   <source>{entry}: none</source>
   <translation>{entry}：无</translation>
  </message>
  <message>
   <source>{entry}: off</source>
   <translation>{entry}：关</translation>
  </message>
  <message>
   <source>{entry}: {old} (now {new})</source>
   <translation>{entry}：{old}（现为 {new}）</translation>
  </message>
  <message>
   <source>{entry}: {old} → {new}</source>
   <translation>{entry}：{old} → {new}</translation>
  </message>
  <message>
   <source>{factor} to the power of {depth}: {left}</source>
   <translation>{factor} 的 {depth} 次方：{left}</translation>
  </message>
  <message>
   <source>{fault}. A backslash within quotes is written twice, or the text put in single quotes: 'C:\data\x.csv'</source>
   <translation>{fault}。双引号内的反斜杠要写两次，或改用单引号：'C:\data\x.csv'</translation>
  </message>
  <message>
   <source>{file} begins like text in UTF-16 but does not go on so; save it as “CSV UTF-8”</source>
   <translation>{file} 开头像 UTF-16 文本，但后面不是；请另存为“CSV UTF-8”</translation>
  </message>
  <message>
   <source>{file} cannot be a file: its name holds half of a character</source>
   <translation>{file} 不可能是文件：名称中含有半个字符</translation>
  </message>
  <message>
   <source>{file} cannot be read as {kind}: {reason}</source>
   <translation>{file} 无法按 {kind} 格式读取：{reason}</translation>
  </message>
  <message>
   <source>{file} cannot be read: {reason}</source>
   <translation>无法读取 {file}：{reason}</translation>
  </message>
  <message>
   <source>{file} cannot be recorded: its name should end in .gif or .webm</source>
   <translation>无法录制 {file}：文件名应以 .gif 或 .webm 结尾</translation>
  </message>
  <message>
   <source>{file} defines entities of its own, as no spreadsheet does; it may be meant to do harm</source>
   <translation>{file} 自行定义了实体，电子表格不会如此；它可能是恶意文件</translation>
  </message>
  <message>
   <source>{file} has a sheet of more than {most:,} cells, empty ones included; save it as “CSV UTF-8”</source>
   <translation>{file} 中有一张工作表连空单元格在内超过 {most:,} 个单元格；请另存为“CSV UTF-8”</translation>
  </message>
  <message>
   <source>{file} has a single column, {target!r}; a table has one that is predicted and others to predict it from</source>
   <translation>{file} 只有一列 {target!r}；表格需要一个要预测的列，以及用来预测它的其他列</translation>
  </message>
  <message>
   <source>{file} has a single column, {target!r}; a table has one that is predicted and others to predict it from, parted by commas, semicolons, tabs, bars or spaces</source>
   <translation>{file} 只有一列 {target!r}；表格需要一个要预测的列，以及用来预测它的其他列，各列以逗号、分号、制表符、竖线或空格分隔</translation>
  </message>
  <message>
   <source>{file} has a single column, {target!r}; what else it holds has other numbers of rows, or is of a kind that no table holds: {names}</source>
   <translation>{file} 只有一列 {target!r}；其余内容行数不同，或表格无法容纳：{names}</translation>
  </message>
  <message>
   <source>{file} has an attribute of free text, or of a kind that is not read; make it nominal, or take it out</source>
   <translation>{file} 含有自由文本或不支持类型的属性；请改为标称属性，或删去它</translation>
  </message>
  <message>
   <source>{file} has no column left to predict {target!r} from</source>
   <translation>{file} 中没有剩余的列可用来预测 {target!r}</translation>
  </message>
  <message>
   <source>{file} has no column that is to be used; all are meta or ignored</source>
   <translation>{file} 没有可用的列；所有列都标为 meta 或 ignore</translation>
  </message>
  <message>
   <source>{file} has no column {wanted!r}; did you mean {nearest!r}?</source>
   <translation>{file} 中没有列 {wanted!r}；是否想写 {nearest!r}？</translation>
  </message>
  <message>
   <source>{file} has no column {wanted!r}; its {count} columns are {names}</source>
   <translation>{file} 中没有列 {wanted!r}；其 {count} 列为 {names}</translation>
  </message>
  <message>
   <source>{file} has no row without a missing value</source>
   <translation>{file} 中的每一行都有缺失值</translation>
  </message>
  <message>
   <source>{file} has no rows below @data; add an example a row</source>
   <translation>{file} 的 @data 下面没有任何行；请每行添加一个样本</translation>
  </message>
  <message>
   <source>{file} has no rows below its header ({names}); add an example a row</source>
   <translation>{file} 的表头（{names}）下面没有数据行；请每行添加一个样本</translation>
  </message>
  <message>
   <source>{file} has no sheet with cells</source>
   <translation>{file} 中没有含单元格的工作表</translation>
  </message>
  <message>
   <source>{file} has no sheet {wanted!r}; its sheets are {names}</source>
   <translation>{file} 中没有工作表 {wanted!r}；其工作表有：{names}</translation>
  </message>
  <message>
   <source>{file} has {count} rows that can be used, too few for {parts} parts; add rows, or hold nothing out (validation = 0, test = 0)</source>
   <translation>{file} 只有 {count} 行可用，不够分成 {parts} 份；请增加行，或不留出数据（validation = 0, test = 0）</translation>
  </message>
  <message>
   <source>{file} has {found} layers of weights; this network has {expected}</source>
   <translation>{file} 有 {found} 层权重，而本网络有 {expected} 层</translation>
  </message>
  <message>
   <source>{file} holds a single example, in row {row}; training needs two rows or more</source>
   <translation>{file} 只有一个样本，在第 {row} 行；训练至少需要两行</translation>
  </message>
  <message>
   <source>{file} holds macros, which are programs; save it as .xlsx without them</source>
   <translation>{file} 含有宏，即程序；请另存为不带宏的 .xlsx</translation>
  </message>
  <message>
   <source>{file} holds no array of numbers or texts with two rows or more; it holds {names}</source>
   <translation>{file} 中没有两行以上的数值或文本数组；其内容为：{names}</translation>
  </message>
  <message>
   <source>{file} holds no matrices but {kinds}; MATLAB objects and structures are not read: save matrices, or a table as CSV</source>
   <translation>{file} 中没有矩阵，只有 {kinds}；不读取 MATLAB 对象和结构体：请保存矩阵，或把表格存为 CSV</translation>
  </message>
  <message>
   <source>{file} holds no recipe from which its run could be trained again</source>
   <translation>{file} 中没有配方，无法据以重新训练这次运行</translation>
  </message>
  <message>
   <source>{file} holds no values</source>
   <translation>{file} 中没有任何值</translation>
  </message>
  <message>
   <source>{file} holds no weights that a run could start from</source>
   <translation>{file} 中没有可以作为起点的权重</translation>
  </message>
  <message>
   <source>{file} holds no weights with which those of a replay could be compared</source>
   <translation>{file} 中没有权重，无法与重放的结果比较</translation>
  </message>
  <message>
   <source>{file} holds {size:,} bytes once it is unpacked, more than the {most:,} that a table may have</source>
   <translation>{file} 解压后有 {size:,} 字节，超过表格的上限 {most:,} 字节</translation>
  </message>
  <message>
   <source>{file} is a folder; choose a file in it</source>
   <translation>{file} 是文件夹；请选择其中的文件</translation>
  </message>
  <message>
   <source>{file} is a hand-in; Teach ▸ Grade hand-ins… marks a folder of them, “dllab labs check” looks at one</source>
   <translation>{file} 是提交文件：“教学 ▸ 给提交文件评分…”批改一个文件夹里的全部提交，“dllab labs check” 查看单个文件</translation>
  </message>
  <message>
   <source>{file} is a workbook or archive, not text; the name of a workbook must end in .xlsx</source>
   <translation>{file} 是工作簿或压缩文件，不是文本；工作簿的文件名须以 .xlsx 结尾</translation>
  </message>
  <message>
   <source>{file} is a workbook with a password, or one of Excel 2003 or older; save it as .xlsx without a password, or the sheet as “CSV UTF-8”</source>
   <translation>{file} 是加密的工作簿，或 Excel 2003 及更早版本的工作簿；请另存为不加密的 .xlsx，或把工作表另存为“CSV UTF-8”</translation>
  </message>
  <message>
   <source>{file} is an OpenDocument spreadsheet; save the sheet as “CSV UTF-8”, or the whole as .xlsx</source>
   <translation>{file} 是 OpenDocument 电子表格；请将工作表另存为“CSV UTF-8”，或将整个文件另存为 .xlsx</translation>
  </message>
  <message>
   <source>{file} is damaged; please reinstall dllab</source>
   <translation>{file} 已损坏；请重新安装 dllab</translation>
  </message>
  <message>
   <source>{file} is empty</source>
   <translation>{file} 是空文件</translation>
  </message>
  <message>
   <source>{file} is in MATLAB's format 7.3; save it with the option -v7, or as CSV</source>
   <translation>{file} 是 MATLAB 7.3 格式；请用 -v7 选项保存，或存为 CSV</translation>
  </message>
  <message>
   <source>{file} is in the sparse format of LIBSVM (“label index:value …”), which is not read; write its numbers as a table, as with scikit-learn's load_svmlight_file, and save that as CSV</source>
   <translation>{file} 是 LIBSVM 的稀疏格式（“标签 序号:值 …”），无法读取；请把其中的数字写成表格（如用 scikit-learn 的 load_svmlight_file），再存为 CSV</translation>
  </message>
  <message>
   <source>{file} is larger than the {most:,} bytes of a hand-in</source>
   <translation>{file} 超过了提交文件的上限 {most:,} 字节</translation>
  </message>
  <message>
   <source>{file} is left out: {reason}</source>
   <translation>未载入 {file}：{reason}</translation>
  </message>
  <message>
   <source>{file} is missing from the installation (looked for {path}); please reinstall dllab</source>
   <translation>安装中缺少 {file}（查找位置：{path}）；请重新安装 dllab</translation>
  </message>
  <message>
   <source>{file} is no hand-in as dllab writes it: {entry}</source>
   <translation>{file} 不是 dllab 写出的提交文件：{entry}</translation>
  </message>
  <message>
   <source>{file} is no hand-in, or it is damaged: have it handed in again</source>
   <translation>{file} 不是提交文件，或者已损坏：请让学生重新提交</translation>
  </message>
  <message>
   <source>{file} is not text (byte 0 at position {position}); choose a CSV file</source>
   <translation>{file} 不是文本（位置 {position} 处为字节 0）；请选择 CSV 文件</translation>
  </message>
  <message>
   <source>{file} is of a network with other inputs or outputs, or with other hidden layers than it says</source>
   <translation>{file} 中的网络输入或输出不同，或隐藏层与其说明不符</translation>
  </message>
  <message>
   <source>{file} is packed ({kind}); unpack it first</source>
   <translation>{file} 是压缩文件（{kind}）；请先解压</translation>
  </message>
  <message>
   <source>{file} is part of dllab and stays as it is; please save elsewhere</source>
   <translation>{file} 是 dllab 自带的文件，保持不变；请保存到别处</translation>
  </message>
  <message>
   <source>{file} is text in {encoding}, which is not read; save it as “CSV UTF-8”</source>
   <translation>{file} 是 {encoding} 编码的文本，无法读取；请另存为“CSV UTF-8”</translation>
  </message>
  <message>
   <source>{file} is text, not {kind}; give it a name that ends in .csv to read it so</source>
   <translation>{file} 是文本，不是 {kind}；把文件名改为以 .csv 结尾即可读取</translation>
  </message>
  <message>
   <source>{file} is {kind}, not a text with columns; save the table in it as CSV</source>
   <translation>{file} 是 {kind}，不是分列的文本；请把其中的表格存为 CSV</translation>
  </message>
  <message>
   <source>{file} makes {columns:,} columns; a table may have {most:,}</source>
   <translation>{file} 会产生 {columns:,} 列；表格最多 {most:,} 列</translation>
  </message>
  <message>
   <source>{file} makes {rows:,} examples of {width:,} inputs, more than fit into memory; leave columns out</source>
   <translation>{file} 会产生 {rows:,} 个样本，每个 {width:,} 个输入，内存容纳不下；请排除一些列</translation>
  </message>
  <message>
   <source>{file} seems to be text in UTF-16 without the mark that says so; save it as “CSV UTF-8”</source>
   <translation>{file} 似乎是缺少标记的 UTF-16 文本；请另存为“CSV UTF-8”</translation>
  </message>
  <message>
   <source>{file} took longer than {seconds:g} seconds</source>
   <translation>{file} 用时超过 {seconds:g} 秒</translation>
  </message>
  <message>
   <source>{file} took more than {most:,} MB of memory</source>
   <translation>{file} 占用的内存超过 {most:,} MB</translation>
  </message>
  <message>
   <source>{file} unpacks to {size:,} bytes, more than a hundred times its own size, as no spreadsheet does; it may be meant to do harm</source>
   <translation>{file} 解压后有 {size:,} 字节，超过自身大小的一百倍，电子表格不会如此；它可能是恶意文件</translation>
  </message>
  <message>
   <source>{file} was handed in with a newer dllab ({version}): it takes that one to read it</source>
   <translation>{file} 是用更新的 dllab（{version}）提交的：需要那个版本才能读取</translation>
  </message>
  <message>
   <source>{file} was saved by dllab {theirs}, in a format that this dllab, {own}, cannot read yet</source>
   <translation>{file} 由 dllab {theirs} 保存，其格式是当前的 dllab {own} 还无法读取的</translation>
  </message>
  <message>
   <source>{file}, column {column!r} has more than {most:,} different values; those cannot all be classes</source>
   <translation>{file}，列 {column!r} 有超过 {most:,} 个不同的值；不可能都是类别</translation>
  </message>
  <message>
   <source>{file}, column {column!r} has only one value; classification needs two classes or more</source>
   <translation>{file}，列 {column!r} 只有一个值；分类需要两类或更多</translation>
  </message>
  <message>
   <source>{file}, column {column!r} holds more than {most} different texts, such as {value!r}, too many to be categories; leave the column out</source>
   <translation>{file}，列 {column!r} 有超过 {most} 种不同的文本，例如 {value!r}，种类太多，不能作为类别；请排除此列</translation>
  </message>
  <message>
   <source>{file}, column {column!r} holds no value at all; leave the column out</source>
   <translation>{file}，列 {column!r} 没有任何值；请排除此列</translation>
  </message>
  <message>
   <source>{file}, line {row}: byte 0 at character {position}; this is no text. Choose a CSV file, or take the byte out</source>
   <translation>{file}，第 {row} 行：第 {position} 个字符是字节 0，这不是文本。请选择 CSV 文件，或删去该字节</translation>
  </message>
  <message>
   <source>{file}, line {row}: the byte {value} does not belong to text in {encoding}; choose another encoding</source>
   <translation>{file} 第 {row} 行：字节 {value} 不属于 {encoding} 文本；请选择其他编码</translation>
  </message>
  <message>
   <source>{file}, line {row}: the byte {value} is not UTF-8; the file is in another encoding, such as Latin-1, or damaged. Save it as “CSV UTF-8”</source>
   <translation>{file} 第 {row} 行：字节 {value} 不是 UTF-8；文件用了其他编码（如 Latin-1）或已损坏。请另存为“CSV UTF-8”</translation>
  </message>
  <message>
   <source>{file}, line {row}: the byte {value} is not UTF-8; the file may be in Windows-1252 (Western European) or in GB18030 (Chinese): choose its encoding, or save it as “CSV UTF-8”</source>
   <translation>{file} 第 {row} 行：字节 {value} 不是 UTF-8；文件可能是 Windows-1252（西欧）或 GB18030（中文）：请选择编码，或另存为“CSV UTF-8”</translation>
  </message>
  <message>
   <source>{file}, row 1: columns {first} and {second} are both called {name!r}; rename one of them</source>
   <translation>{file}，第 1 行：第 {first} 列和第 {second} 列都名为 {name!r}；请重命名其中一列</translation>
  </message>
  <message>
   <source>{file}, row 1: the name of column {number}, {name!r}, has {count:,} characters; shorten it, or close the quote</source>
   <translation>{file}，第 1 行：第 {number} 列的列名 {name!r} 有 {count:,} 个字符；请缩短，或补上引号</translation>
  </message>
  <message>
   <source>{file}, row {row} has {found} values, and there are {expected} attributes</source>
   <translation>{file} 第 {row} 行有 {found} 个值，而属性有 {expected} 个</translation>
  </message>
  <message>
   <source>{file}, row {row} has {found} values, the last {value!r}, and the first row has one; if that is a title, take out what stands above the names of the columns</source>
   <translation>{file} 第 {row} 行有 {found} 个值，最后一个是 {value!r}，而第一行只有一个；如果那是标题，请删去列名上面的内容</translation>
  </message>
  <message>
   <source>{file}, row {row} has {found} values, the last {value!r}; the first row has {expected}</source>
   <translation>{file}，第 {row} 行有 {found} 个值，最后一个为 {value!r}；而第一行有 {expected} 个</translation>
  </message>
  <message>
   <source>{file}, row {row} has {found} values, the last {value!r}; the first row has {expected}. If rows begin with their names, write a name above these as well</source>
   <translation>{file}，第 {row} 行有 {found} 个值，最后一个是 {value!r}；第一行有 {expected} 个。如果每行以行名开头，请在行名上方也写一个列名</translation>
  </message>
  <message>
   <source>{file}, row {row} holds no numbers ({names}) where the rows below it do; if it names columns or their units, take it out, or else what stands above it</source>
   <translation>{file} 第 {row} 行（{names}）没有数值，而下方各行有；若它是列名或单位，请删去该行，否则删去其上方的内容</translation>
  </message>
  <message>
   <source>{file}, row {row} is the only one that can be used; training needs two rows or more</source>
   <translation>{file}：只有第 {row} 行可用；训练至少需要两行</translation>
  </message>
  <message>
   <source>{file}, row {row}, attribute {number}: {value!r} is not a number; correct it, or write ?</source>
   <translation>{file} 第 {row} 行第 {number} 个属性：{value!r} 不是数字；请改正，或写 ?</translation>
  </message>
  <message>
   <source>{file}, row {row}, column {column!r} holds dates or times, such as {value!r}, which are no classes; write them as numbers, such as days since the first, or predict another column</source>
   <translation>{file}，第 {row} 行，列 {column!r} 是日期或时间（如 {value!r}），不能当作类别；请写成数字（如距第一天的天数），或预测其他列</translation>
  </message>
  <message>
   <source>{file}, row {row}, column {column!r} holds numbers written as text, such as {value!r}, which are no classes; write plain numbers, without units and signs, to predict them</source>
   <translation>{file}，第 {row} 行，列 {column!r} 是写成文本的数（如 {value!r}），不能当作类别；请只写数字，不带单位和符号，就能预测它们</translation>
  </message>
  <message>
   <source>{file}, row {row}, column {column!r}: the class {value!r} has one example, which cannot be both trained on and held out; add examples, or hold nothing out (validation = 0, test = 0)</source>
   <translation>{file}，第 {row} 行，列 {column!r}：类别 {value!r} 只有一个样本，不能既用于训练又留出；请增加样本，或不留出数据（validation = 0, test = 0）</translation>
  </message>
  <message>
   <source>{file}, row {row}, column {column!r}: the class {value!r} has {count} examples; it needs {parts} to be in training, validation and test</source>
   <translation>{file}，第 {row} 行，列 {column!r}：类别 {value!r} 有 {count} 个样本；要同时出现在训练集、验证集和测试集中，至少需要 {parts} 个</translation>
  </message>
  <message>
   <source>{file}, row {row}, column {column!r}: the value is missing ({value!r}); rows with a gap: {count:,}; a target is never made up: drop those rows</source>
   <translation>{file} 第 {row} 行，列 {column!r}：值缺失（{value!r}），有缺失值的行数：{count:,}；目标值不会凭空填补：请删去这些行</translation>
  </message>
  <message>
   <source>{file}, row {row}, column {column!r}: the value is missing ({value!r}); rows with a gap: {count:,}; drop those rows, or fill them in with means and most frequent categories: {fills}</source>
   <translation>{file} 第 {row} 行，列 {column!r}：值缺失（{value!r}），有缺失值的行数：{count:,}；请删去这些行，或用均值和最常见的类别填补：{fills}</translation>
  </message>
  <message>
   <source>{file}, row {row}, column {column!r}: the value is missing ({value!r}); rows with a gap: {count:,}; drop those rows, or leave out the columns that hold nothing</source>
   <translation>{file} 第 {row} 行，列 {column!r}：值缺失（{value!r}），有缺失值的行数：{count:,}；请删去这些行，或不用没有任何值的列</translation>
  </message>
  <message>
   <source>{file}, row {row}, column {column!r}: {value!r} has a unit, and the others of its column have none; write all of them alike</source>
   <translation>{file}，第 {row} 行，列 {column!r}：{value!r} 带有单位，而该列其他值没有；请统一写法</translation>
  </message>
  <message>
   <source>{file}, row {row}, column {column!r}: {value!r} has another decimal mark than the others of its column; write all of them alike</source>
   <translation>{file}，第 {row} 行，列 {column!r}：{value!r} 的小数点与该列其他值不同；请统一写法</translation>
  </message>
  <message>
   <source>{file}, row {row}, column {column!r}: {value!r} has more digits than a number keeps, and would become the same as {other!r}; leave the column out if it holds identifiers, or take off the digits that all have in common</source>
   <translation>{file} 第 {row} 行，列 {column!r}：{value!r} 的位数超出数字能保留的位数，会变得与 {other!r} 相同；如果这一列是编号，请不使用它，或去掉共有的前几位</translation>
  </message>
  <message>
   <source>{file}, row {row}, column {column!r}: {value!r} is infinite; every value must be finite</source>
   <translation>{file}，第 {row} 行，列 {column!r}：{value!r} 为无穷大；所有值都必须是有限的</translation>
  </message>
  <message>
   <source>{file}, row {row}, column {column!r}: {value!r} is more than a 32-bit float can hold</source>
   <translation>{file}，第 {row} 行，列 {column!r}：{value!r} 超出 32 位浮点数的范围</translation>
  </message>
  <message>
   <source>{file}, row {row}, column {column!r}: {value!r} is not a number, as the others of its column are; correct it, or leave the column out</source>
   <translation>{file}，第 {row} 行，列 {column!r}：{value!r} 不是数字，而该列其他值是；请改正，或不使用该列</translation>
  </message>
  <message>
   <source>{file}, row {row}, column {column!r}: {value!r} is not a number, which a regression has to predict</source>
   <translation>{file}，第 {row} 行，列 {column!r}：{value!r} 不是数字，而回归必须预测数字</translation>
  </message>
  <message>
   <source>{file}, row {row}, column {column!r}: {value!r} is not in the unit of the others of its column, {unit!r}; write all of them alike</source>
   <translation>{file}，第 {row} 行，列 {column!r}：{value!r} 的单位不是该列其他值的单位 {unit!r}；请统一写法</translation>
  </message>
  <message>
   <source>{file}, row {row}, column {column!r}: {value!r} may be {fraction} or {whole}; write it without a mark between thousands, or with another number of decimals</source>
   <translation>{file}，第 {row} 行，列 {column!r}：{value!r} 可能是 {fraction}，也可能是 {whole}；请去掉千位分隔符，或改变小数位数</translation>
  </message>
  <message>
   <source>{file}, row {row}, column {column!r}: {value:.6g} lies {times:.1e} times as far from the others as these lie apart. If it marks a missing value, leave the field empty</source>
   <translation>{file}，第 {row} 行，列 {column!r}：{value:.6g} 与其他值的距离是它们彼此间距的 {times:.1e} 倍。如果它表示缺失值，请把该处留空</translation>
  </message>
  <message>
   <source>{file}, row {row}, column {column!r}: {value:.6g}, standardized, is more than a 32-bit float can hold. If it marks a missing value, leave the field empty, and drop or fill missing values</source>
   <translation>{file}，第 {row} 行，列 {column!r}：{value:.6g} 标准化后超出 32 位浮点数的范围。如果它表示缺失值，请把该处留空，并删除或填充缺失值</translation>
  </message>
  <message>
   <source>{file}, row {row}, column {column}: a field has more than {most:,} characters, the most that one may have; shorten it, or take the row out</source>
   <translation>{file} 第 {row} 行第 {column} 列：字段超过 {most:,} 个字符的上限；请缩短，或删去该行</translation>
  </message>
  <message>
   <source>{file}, row {row}, column {column}: a field is longer than {most:,} characters and goes on for {lines:,} lines; a quote in this row is not closed</source>
   <translation>{file} 第 {row} 行第 {column} 列：字段超过 {most:,} 个字符，跨了 {lines:,} 行；该行有引号没有闭合</translation>
  </message>
  <message>
   <source>{file}, row {row}: the example has a weight, {weight}, and all count alike here; take the weights out, or write such rows as often as they count</source>
   <translation>{file} 第 {row} 行：该样本带权重 {weight}，而这里所有样本一视同仁；请去掉权重，或按权重把这样的行重复写几次</translation>
  </message>
  <message>
   <source>{file}, row {row}: the quotes of this row, or of one before it, do not match</source>
   <translation>{file}，第 {row} 行：这一行或前面某一行的引号不成对</translation>
  </message>
  <message>
   <source>{file}, row {row}: the row has too many quotes to be read as {kind}; save the table as CSV</source>
   <translation>{file}，第 {row} 行：引号过多，无法作为 {kind} 读取；请将表格存为 CSV</translation>
  </message>
  <message>
   <source>{file}, row {row}: the row is sparse, “{{index value, …}}”, which is not read; write every value, as Weka's filter SparseToNonSparse does</source>
   <translation>{file} 第 {row} 行：该行采用稀疏写法“{{序号 值, …}}”，无法读取；请写出每个值（如用 Weka 的 SparseToNonSparse 过滤器）</translation>
  </message>
  <message>
   <source>{file}, row {row}: {value!r} is none of the values that its attribute may have, {known}</source>
   <translation>{file} 第 {row} 行：{value!r} 不是该属性允许的值 {known}</translation>
  </message>
  <message>
   <source>{file}, sheet “{sheet}”, cell {cell} holds a formula without its value, as a program writes one that computes none; open the file in Excel or LibreOffice, save it there, and load it again</source>
   <translation>{file}，工作表“{sheet}”，单元格 {cell} 是一个没有计算结果的公式（由不做计算的程序写出）；请用 Excel 或 LibreOffice 打开并保存，再重新载入</translation>
  </message>
  <message>
   <source>{file}, sheet “{sheet}”: the cells {cells} are merged, so that only the first holds a value; unmerge them and write the value into each, or take out what is no example</source>
   <translation>{file}，工作表“{sheet}”：单元格 {cells} 已合并，只有第一个有值；请取消合并并在每个单元格填上该值，或删去不是样本的内容</translation>
  </message>
  <message>
   <source>{file}: Excel workbooks need the package openpyxl, which is missing from this lab's Python environment, {folder}. Install it with “{python} -m pip install openpyxl”, or save the sheet as “CSV UTF-8”</source>
   <translation>{file}：读取 Excel 工作簿需要 openpyxl 包，而本程序的 Python 环境 {folder} 中没有它。请用“{python} -m pip install openpyxl”安装，或把工作表另存为“CSV UTF-8”</translation>
  </message>
  <message>
   <source>{file}: its part {name!r} has {size:,} bytes, more than the {most:,} that are read; copy the cells into a new workbook, or save the sheet as “CSV UTF-8”</source>
   <translation>{file}：其中的 {name!r} 有 {size:,} 字节，超过读取上限 {most:,} 字节；请把单元格复制到新的工作簿，或把工作表另存为“CSV UTF-8”</translation>
  </message>
  <message>
   <source>{file}: row 1 holds nothing but {value!r}, above a row of {count} texts; if that is a title, take out what stands above the names of the columns, or else choose “Yes” under Header</source>
   <translation>{file}：第 1 行只有 {value!r}，其下一行有 {count} 个文本；若它是标题，请删去列名上方的内容，否则在“表头”处选择“是”</translation>
  </message>
  <message>
   <source>{file}: the array {name!r} holds Python objects, which can run programs when they are read; save it as numbers or texts</source>
   <translation>{file}：数组 {name!r} 含有 Python 对象，读取时可能运行程序；请存为数值或文本</translation>
  </message>
  <message>
   <source>{file}: the array {name!r} is damaged ({reason})</source>
   <translation>{file}：数组 {name!r} 已损坏（{reason}）</translation>
  </message>
  <message>
   <source>{first}–{last} of {total}</source>
   <translation>第 {first}–{last} 张，共 {total} 张</translation>
  </message>
  <message>
   <source>{folder} cannot be opened: {reason}</source>
   <translation>无法打开 {folder}：{reason}</translation>
  </message>
  <message>
   <source>{folder} is no folder: name the one that holds the hand-ins</source>
   <translation>{folder} 不是文件夹：请选择存放提交文件的文件夹</translation>
  </message>
  <message>
   <source>{key} = {written} is no range: write a..b:n, a..b:lin:n or a..b:log:n, n numbers from a to b</source>
   <translation>{key} = {written} 不是范围：请写成 a..b:n、a..b:lin:n 或 a..b:log:n，即从 a 到 b 的 n 个数</translation>
  </message>
  <message>
   <source>{key} = {written}: a range has at least 2 numbers</source>
   <translation>{key} = {written}：范围至少有 2 个数</translation>
  </message>
  <message>
   <source>{key} = {written}: a value is missing; write key=value,value or key=a..b:n</source>
   <translation>{key} = {written}：缺少一个值；请写成 key=值,值 或 key=a..b:n</translation>
  </message>
  <message>
   <source>{key} = {written}: both ends must be finite numbers, and greater than 0 with log</source>
   <translation>{key} = {written}：两端都必须是有限的数，用 log 时还须大于 0</translation>
  </message>
  <message>
   <source>{key} cannot change while a run lasts: {old} is what it was built from, not {new}</source>
   <translation>运行期间不能更改 {key}：这次运行是以 {old} 而不是 {new} 建立的</translation>
  </message>
  <message>
   <source>{key} has no values</source>
   <translation>{key} 没有取值</translation>
  </message>
  <message>
   <source>{key} is chosen twice</source>
   <translation>{key} 选了两次</translation>
  </message>
  <message>
   <source>{key} is set twice; write all of its values in one --set</source>
   <translation>{key} 设置了两次；请把它的所有取值写在一个 --set 里</translation>
  </message>
  <message>
   <source>{key}: sorts by it</source>
   <translation>{key}：按此排序</translation>
  </message>
  <message>
   <source>{kind}, {count} missing</source>
   <translation>{kind}，缺失 {count} 个</translation>
  </message>
  <message>
   <source>{kind}[{first}] and {kind}[{place}] are both called {name!r}; give each a name of its own</source>
   <translation>{kind}[{first}] 与 {kind}[{place}] 都叫 {name!r}；请使用不同的名称</translation>
  </message>
  <message>
   <source>{kind}[{place}] is empty; give it a name</source>
   <translation>{kind}[{place}] 是空的；请给它一个名称</translation>
  </message>
  <message>
   <source>{kind}[{place}] is {name}; it must be text, such as {example!r}</source>
   <translation>{kind}[{place}] 是 {name}；它必须是文本，例如 {example!r}</translation>
  </message>
  <message>
   <source>{kind}[{place}], {name!r}, has {count:,} characters; a name has {most:,} at most</source>
   <translation>{kind}[{place}] {name!r} 有 {count:,} 个字符；名称最多 {most:,} 个字符</translation>
  </message>
  <message>
   <source>{kind}[{place}], {name}, holds half of a character, which no file can hold; take it out</source>
   <translation>{kind}[{place}] {name} 含有半个字符，任何文件都无法保存；请删去</translation>
  </message>
  <message>
   <source>{layers} · {count} parameters</source>
   <translation>{layers} · {count} 个参数</translation>
  </message>
  <message>
   <source>{layer} is selected: {kind}</source>
   <translation>已选中{layer}：{kind}</translation>
  </message>
  <message>
   <source>{layer} · {width} {activation}</source>
   <translation>{layer} · {width} {activation}</translation>
  </message>
  <message>
   <source>{layer}: parameters {parameters}, activations {activations}</source>
   <translation>{layer}：参数 {parameters}，激活值 {activations}</translation>
  </message>
  <message>
   <source>{left:.0%} of the training loss is left after {epoch:,.0f} epochs. With a batch size of {batch:,} (updates an epoch: {updates}) most examples are in vain: {scale:,.0f} would point almost the same way.</source>
   <translation>{epoch:,.0f} 轮之后，训练损失仍剩 {left:.0%}。批大小为 {batch:,}（每轮更新 {updates} 次），大部分样本都是浪费：{scale:,.0f} 个样本给出的方向就几乎相同。</translation>
  </message>
  <message>
   <source>{loaded} It pauses at step {step:,}.</source>
   <translation>{loaded}运行到第 {step:,} 步会自动暂停。</translation>
  </message>
  <message>
   <source>{loss} does not fit the data</source>
   <translation>{loss}与数据不匹配</translation>
  </message>
  <message>
   <source>{loss} of standardized targets</source>
   <translation>{loss}（标准化目标）</translation>
  </message>
  <message>
   <source>{low} to {high} · mean {mean} · deviation {deviation}</source>
   <translation>{low} 到 {high} · 均值 {mean} · 标准差 {deviation}</translation>
  </message>
  <message>
   <source>{low} to {high} · {mean} ± {deviation}</source>
   <translation>{low} 到 {high} · {mean} ± {deviation}</translation>
  </message>
  <message>
   <source>{low} to {high}: {count}</source>
   <translation>{low} 到 {high}：{count}</translation>
  </message>
  <message>
   <source>{low} to {high}: {count} of {all} training sets</source>
   <translation>{low} 到 {high}：{all} 个训练集中的 {count} 个</translation>
  </message>
  <message>
   <source>{menu}: {choice}</source>
   <translation>{menu}：{choice}</translation>
  </message>
  <message>
   <source>{minutes:g} min</source>
   <translation>{minutes:g} 分钟</translation>
  </message>
  <message>
   <source>{minutes} min</source>
   <translation>{minutes} 分钟</translation>
  </message>
  <message>
   <source>{name!r} cannot be written as ONNX</source>
   <translation>{name!r} 无法写成 ONNX</translation>
  </message>
  <message>
   <source>{name!r} cannot be written as PyTorch</source>
   <translation>{name!r} 无法写成 PyTorch</translation>
  </message>
  <message>
   <source>{name!r} cannot stand here; these can: {fitting}</source>
   <translation>此处不能使用 {name!r}；可用的有：{fitting}</translation>
  </message>
  <message>
   <source>{names}
A click hides a curve or shows it again</source>
   <translation>{names}
点击可隐藏或重新显示曲线</translation>
  </message>
  <message>
   <source>{names} cannot be saved in {folder}, all other files are there: {reason}</source>
   <translation>{names} 无法保存到 {folder}，其余文件均已保存：{reason}</translation>
  </message>
  <message>
   <source>{names} feature names are given for the {count} features of x_train</source>
   <translation>给出了 {names} 个特征名称，而 x_train 有 {count} 个特征</translation>
  </message>
  <message>
   <source>{names}, …</source>
   <translation>{names}，…</translation>
  </message>
  <message>
   <source>{name} (now)</source>
   <translation>{name}（当前）</translation>
  </message>
  <message>
   <source>{name} ({language})</source>
   <translation>{name}（{language}）</translation>
  </message>
  <message>
   <source>{name} ({unit})</source>
   <translation>{name}（{unit}）</translation>
  </message>
  <message>
   <source>{name} = {share}, surprise {nat} nat</source>
   <translation>{name} = {share}，惊讶 {nat} nat</translation>
  </message>
  <message>
   <source>{name} has no columns; an example needs at least one feature</source>
   <translation>{name} 没有列；一个样本至少要有一个特征</translation>
  </message>
  <message>
   <source>{name} has no learning rate to be found</source>
   <translation>{name} 没有可寻找的学习率</translation>
  </message>
  <message>
   <source>{name} has no validation examples to be changed; hold some out, or set the mismatch to none</source>
   <translation>{name} 没有可以改变的验证样本；请留出一些，或把分布差异设为“无”</translation>
  </message>
  <message>
   <source>{name} has one feature, which cannot be rotated; shift it instead, or set the mismatch to none</source>
   <translation>{name} 只有一个特征，无法旋转；请改用平移，或把分布差异设为“无”</translation>
  </message>
  <message>
   <source>{name} has shape {found}; expected {expected}</source>
   <translation>{name} 的形状为 {found}；应为 {expected}</translation>
  </message>
  <message>
   <source>{name} has shape {shape}; it must be [N] or [N, outputs]</source>
   <translation>{name} 的形状为 {shape}；必须为 [N] 或 [N, 输出数]</translation>
  </message>
  <message>
   <source>{name} has shape {shape}; it must be [N], one class number an example</source>
   <translation>{name} 的形状为 {shape}；必须为 [N]，每个样本一个类别编号</translation>
  </message>
  <message>
   <source>{name} has {found} features and x_train has {expected}; they must be the same</source>
   <translation>{name} 有 {found} 个特征，x_train 有 {expected} 个；两者必须相同</translation>
  </message>
  <message>
   <source>{name} holds complex numbers (its type is {type}); use their real and imaginary parts as two features</source>
   <translation>{name} 含有复数（类型为 {type}）；请把实部和虚部作为两个特征</translation>
  </message>
  <message>
   <source>{name} holds dates (its type is {type}); subtract the first and divide by a unit of time, as in (t - t[0]) / np.timedelta64(1, 'D')</source>
   <translation>{name} 含有日期（类型为 {type}）；请减去第一个日期并除以时间单位，例如 (t - t[0]) / np.timedelta64(1, 'D')</translation>
  </message>
  <message>
   <source>{name} holds records (its type is {type}); use each of their fields as a feature</source>
   <translation>{name} 含有记录（类型为 {type}）；请把每个字段作为一个特征</translation>
  </message>
  <message>
   <source>{name} holds spans of time (its type is {type}); divide them by a unit, as in t / np.timedelta64(1, 's')</source>
   <translation>{name} 含有时间间隔（类型为 {type}）；请除以时间单位，例如 t / np.timedelta64(1, 's')</translation>
  </message>
  <message>
   <source>{name} is a regression, which has no classes; shift it instead, or set the mismatch to none</source>
   <translation>{name} 是回归任务，没有类别；请改用平移，或把分布差异设为“无”</translation>
  </message>
  <message>
   <source>{name} is a {type}, which does not turn into an array ({reason}); turn it into one of NumPy first</source>
   <translation>{name} 的类型是 {type}，无法转换成数组（{reason}）；请先转换成 NumPy 数组</translation>
  </message>
  <message>
   <source>{name} is a {type}, which is no array; turn it into one, as with .toarray()</source>
   <translation>{name} 是 {type}，不是数组；请先转换，例如用 .toarray()</translation>
  </message>
  <message>
   <source>{name} is empty; training needs at least one example</source>
   <translation>{name} 为空；训练至少需要一个样本</translation>
  </message>
  <message>
   <source>{name} is not used.</source>
   <translation>不使用 {name}。</translation>
  </message>
  <message>
   <source>{name} is predicted.</source>
   <translation>预测 {name}。</translation>
  </message>
  <message>
   <source>{name} is the single number {value}; it must have a row an example</source>
   <translation>{name} 是单个数 {value}；每个样本必须有一行</translation>
  </message>
  <message>
   <source>{name} needs a layer: {quantity}/1, {quantity}/first, {quantity}/last or {quantity}/hidden.max</source>
   <translation>{name} 需要指明层：{quantity}/1、{quantity}/first、{quantity}/last 或 {quantity}/hidden.max</translation>
  </message>
  <message>
   <source>{name} · output {value}</source>
   <translation>{name} · 输出 {value}</translation>
  </message>
  <message>
   <source>{name} · step {step}</source>
   <translation>{name} · 第 {step} 步</translation>
  </message>
  <message>
   <source>{name} · {share}</source>
   <translation>{name} · {share}</translation>
  </message>
  <message>
   <source>{name} · {value}</source>
   <translation>{name} · {value}</translation>
  </message>
  <message>
   <source>{name}, loss</source>
   <translation>{name}，损失</translation>
  </message>
  <message>
   <source>{name}, slope</source>
   <translation>{name}，斜率</translation>
  </message>
  <message>
   <source>{name}, step {step}: loss {loss}</source>
   <translation>{name}，第 {step} 步：损失 {loss}</translation>
  </message>
  <message>
   <source>{name}, step {step}: {factor}</source>
   <translation>{name}，第 {step} 步：{factor}</translation>
  </message>
  <message>
   <source>{name}: ({x}, {y}), loss {loss}</source>
   <translation>{name}：({x}, {y})，损失 {loss}</translation>
  </message>
  <message>
   <source>{name}: off</source>
   <translation>{name}：关</translation>
  </message>
  <message>
   <source>{name}: {value}</source>
   <translation>{name}：{value}</translation>
  </message>
  <message>
   <source>{name}[*] — dllab</source>
   <translation>{name}[*] — dllab</translation>
  </message>
  <message>
   <source>{name}[{row}] has shape {found} and {name}[0] has shape {expected}; all must be alike</source>
   <translation>{name}[{row}] 的形状是 {found}，而 {name}[0] 的形状是 {expected}；它们必须一致</translation>
  </message>
  <message>
   <source>{name}[{row}] has {found} values and {name}[0] has {expected}; all rows must be alike</source>
   <translation>{name}[{row}] 有 {found} 个值，而 {name}[0] 有 {expected} 个；所有行必须一致</translation>
  </message>
  <message>
   <source>{name}[{row}] is {value}; class labels are the whole numbers 0, 1, 2, …</source>
   <translation>{name}[{row}] 为 {value}；类别标签应为整数 0、1、2……</translation>
  </message>
  <message>
   <source>{name}[{row}] is {value}; the {count} classes are 0 to {largest}</source>
   <translation>{name}[{row}] 为 {value}；{count} 个类别的编号为 0 到 {largest}</translation>
  </message>
  <message>
   <source>{negative} of {all} below 0</source>
   <translation>{all} 个中有 {negative} 个小于 0</translation>
  </message>
  <message>
   <source>{numbers} numbers are no gradients of {count} examples</source>
   <translation>{numbers} 个数不是 {count} 个样本的梯度</translation>
  </message>
  <message>
   <source>{number} of {count}</source>
   <translation>{number}/{count}</translation>
  </message>
  <message>
   <source>{of} is none of its numbers: {known}</source>
   <translation>{of} 不是它的读数；可用的有：{known}</translation>
  </message>
  <message>
   <source>{part} in it is missing, or not what it should be</source>
   <translation>其中的 {part} 缺失或不正确</translation>
  </message>
  <message>
   <source>{part}: {what} of class {number}</source>
   <translation>{what}（{part}，第 {number} 类）</translation>
  </message>
  <message>
   <source>{part}[{row}] is {value!r}, and other labels are texts such as {other!r}; give it one, or leave such examples out</source>
   <translation>{part}[{row}] 是 {value!r}，而其他标签是文本，例如 {other!r}；请补上标签，或去掉这样的样本</translation>
  </message>
  <message>
   <source>{passed} of {count} seeds</source>
   <translation>{passed} / {count} 个种子</translation>
  </message>
  <message>
   <source>{path} already holds {names}; choose another --out, or add --force to replace them</source>
   <translation>{path} 中已有 {names}；请另选 --out，或加上 --force 覆盖</translation>
  </message>
  <message>
   <source>{path} cannot be read: no file can have that name</source>
   <translation>无法读取 {path}：文件不能使用这样的名称</translation>
  </message>
  <message>
   <source>{path} cannot be read: {reason}</source>
   <translation>无法读取 {path}：{reason}</translation>
  </message>
  <message>
   <source>{path} cannot be run:</source>
   <translation>无法运行 {path}：</translation>
  </message>
  <message>
   <source>{path} cannot be used:</source>
   <translation>{path} 无法使用：</translation>
  </message>
  <message>
   <source>{path} cannot be written: {reason}</source>
   <translation>无法写入 {path}：{reason}</translation>
  </message>
  <message>
   <source>{path} holds the rows of another plan, or of another dllab; choose another --out</source>
   <translation>{path} 中是另一个计划或另一版 dllab 的结果；请另选 --out</translation>
  </message>
  <message>
   <source>{path} is a folder; a file of that name cannot be written</source>
   <translation>{path} 是文件夹，无法写入同名文件</translation>
  </message>
  <message>
   <source>{path} is damaged; choose another --out</source>
   <translation>{path} 已损坏；请另选 --out</translation>
  </message>
  <message>
   <source>{path} is not text in UTF-8 (byte {position}); is it an experiment file?</source>
   <translation>{path} 不是 UTF-8 文本（第 {position} 字节）；这是实验文件吗？</translation>
  </message>
  <message>
   <source>{path} is not valid TOML: {reason}</source>
   <translation>{path} 不是有效的 TOML：{reason}</translation>
  </message>
  <message>
   <source>{path} is there already; add --force to replace it</source>
   <translation>{path} 已存在；加上 --force 可替换</translation>
  </message>
  <message>
   <source>{path} is too large to be an experiment file</source>
   <translation>{path} 太大，不可能是实验文件</translation>
  </message>
  <message>
   <source>{points} of {most} points</source>
   <translation>{points} / {most} 分</translation>
  </message>
  <message>
   <source>{points}, with the solution shown</source>
   <translation>{points}，看过解法</translation>
  </message>
  <message>
   <source>{product} = {count} runs</source>
   <translation>{product} = {count} 次运行</translation>
  </message>
  <message>
   <source>{product} × {count} folds</source>
   <translation>{product} × {count} 折</translation>
  </message>
  <message>
   <source>{product} × {count} seeds</source>
   <translation>{product} × {count} 个种子</translation>
  </message>
  <message>
   <source>{quantity} ({layer})</source>
   <translation>{quantity}（{layer}）</translation>
  </message>
  <message>
   <source>{reading} at step {step}</source>
   <translation>{reading}（第 {step} 步）</translation>
  </message>
  <message>
   <source>{reason}. Close, and lose what was done in labs?</source>
   <translation>{reason}。仍要关闭并丢失在实验里做的内容吗？</translation>
  </message>
  <message>
   <source>{reason}. What you do in labs is held in this window: hand in elsewhere before you close it.</source>
   <translation>{reason}。你在实验里做的内容目前只保留在这个窗口中：关闭之前，请先提交到别的地方。</translation>
  </message>
  <message>
   <source>{run} at step {step}: {value}</source>
   <translation>{run}，第 {step} 步：{value}</translation>
  </message>
  <message>
   <source>{run} · layer {layer}</source>
   <translation>{run} · 第 {layer} 层</translation>
  </message>
  <message>
   <source>{run} · {curve}</source>
   <translation>{run} · {curve}</translation>
  </message>
  <message>
   <source>{run}: other weights than before</source>
   <translation>{run}：权重与之前不同</translation>
  </message>
  <message>
   <source>{run}: the same weights, bit for bit</source>
   <translation>{run}：权重逐位相同</translation>
  </message>
  <message>
   <source>{run}: {outcome}</source>
   <translation>{run}：{outcome}</translation>
  </message>
  <message>
   <source>{schedule}, step {step}: {rate}</source>
   <translation>{schedule}，第 {step} 步：{rate}</translation>
  </message>
  <message>
   <source>{score} of the run that is best by {by}, of {runs}</source>
   <translation>{runs}中按{by}最好的那次运行的{score}</translation>
  </message>
  <message>
   <source>{section}, {entry}</source>
   <translation>{section}，{entry}</translation>
  </message>
  <message>
   <source>{share} of the path</source>
   <translation>路径的 {share}</translation>
  </message>
  <message>
   <source>{shown} of {count} columns are shown; name another as the target.</source>
   <translation>共 {count} 列，显示 {shown} 列；要预测其他列，请写出列名。</translation>
  </message>
  <message>
   <source>{shown}: {summary}</source>
   <translation>{shown}：{summary}</translation>
  </message>
  <message>
   <source>{side} × {side} points so far</source>
   <translation>目前 {side} × {side} 个点</translation>
  </message>
  <message>
   <source>{some} of {all} examples</source>
   <translation>{some}/{all} 个样本</translation>
  </message>
  <message>
   <source>{sound} does not diverge, {diverging} does. Advised: a tenth of that, {rate}.</source>
   <translation>学习率 {sound} 不发散，{diverging} 发散。建议取后者的十分之一：{rate}。</translation>
  </message>
  <message>
   <source>{source} → {target}</source>
   <translation>{source} → {target}</translation>
  </message>
  <message>
   <source>{steps} steps</source>
   <translation>{steps} 步</translation>
  </message>
  <message>
   <source>{step} and smaller, extrapolated to 0</source>
   <translation>从 {step} 起逐步减小，外推到 0</translation>
  </message>
  <message>
   <source>{step}, in their own words: {note}</source>
   <translation>{step}，学生自述：{note}</translation>
  </message>
  <message>
   <source>{student}. Press to let somebody else work here.</source>
   <translation>{student}。点击可换人。</translation>
  </message>
  <message>
   <source>{times} times</source>
   <translation>{times} 倍</translation>
  </message>
  <message>
   <source>{time} ms/step</source>
   <translation>{time} 毫秒/步</translation>
  </message>
  <message>
   <source>{time} µs/step</source>
   <translation>{time} 微秒/步</translation>
  </message>
  <message>
   <source>{title}
A click sorts the runs by it, rising, falling, and as they were pinned</source>
   <translation>{title}
单击按此列排序：升序、降序、再恢复固定的顺序</translation>
  </message>
  <message>
   <source>{title} {first} to {last}</source>
   <translation>{title} {first} 至 {last}</translation>
  </message>
  <message>
   <source>{title} {value}</source>
   <translation>{title} {value}</translation>
  </message>
  <message>
   <source>{to} is of no kind that can be written: {kinds}, or a folder for TensorBoard</source>
   <translation>无法写出 {to} 这种类型：可用 {kinds}，或用于 TensorBoard 的文件夹</translation>
  </message>
  <message>
   <source>{units} even units: {error}</source>
   <translation>{units} 个均匀单元：{error}</translation>
  </message>
  <message>
   <source>{value} {unit}</source>
   <translation>{value} {unit}</translation>
  </message>
  <message>
   <source>{value}, smoothed {average}</source>
   <translation>{value}，平滑后 {average}</translation>
  </message>
  <message>
   <source>{what} (at line {line}, column {column})</source>
   <translation>{what}（第 {line} 行，第 {column} 列）</translation>
  </message>
  <message>
   <source>{what} (at the end of the file)</source>
   <translation>{what}（在文件末尾）</translation>
  </message>
  <message>
   <source>{what} ({keys})</source>
   <translation>{what}（{keys}）</translation>
  </message>
  <message>
   <source>{what} ({left} {sign} {right})</source>
   <translation>{what}（{left} {sign} {right}）</translation>
  </message>
  <message>
   <source>{what} ({run})</source>
   <translation>{what}（{run}）</translation>
  </message>
  <message>
   <source>{what} at the threshold {value}</source>
   <translation>{what}，阈值 {value}</translation>
  </message>
  <message>
   <source>{what} {value} → at least {bound}</source>
   <translation>{what} {value} → 至少 {bound}</translation>
  </message>
  <message>
   <source>{what} {value} → at most {bound}</source>
   <translation>{what} {value} → 至多 {bound}</translation>
  </message>
  <message>
   <source>{what}, layer {layer}</source>
   <translation>{what}，第 {layer} 层</translation>
  </message>
  <message>
   <source>{what}: {found}</source>
   <translation>{what}：{found}</translation>
  </message>
  <message>
   <source>{what}: {found}, needed {needed}</source>
   <translation>{what}：{found}，需要 {needed}</translation>
  </message>
  <message>
   <source>{what}; takes effect on Reset</source>
   <translation>{what}；重置后生效</translation>
  </message>
  <message>
   <source>{where} is masked; fill in what is missing (x.filled(…)), or leave such examples out</source>
   <translation>{where} 被掩码遮住；请填充缺失值（x.filled(…)），或去掉这样的样本</translation>
  </message>
  <message>
   <source>{where} is {name!r}, which is none of the classes: {known}</source>
   <translation>{where} 是 {name!r}，不属于任何类别：{known}</translation>
  </message>
  <message>
   <source>{where} is {name!r}, which is none of the classes; did you mean {nearest!r}?</source>
   <translation>{where} 是 {name!r}，不属于任何类别；是不是 {nearest!r}？</translation>
  </message>
  <message>
   <source>{where} is {value!r}, which is not a number</source>
   <translation>{where} 为 {value!r}，不是数字</translation>
  </message>
  <message>
   <source>{where} is {value:.6g}; it lies {times:.1e} times as far from the others as these lie apart. If it marks a missing value, leave the example out</source>
   <translation>{where} 为 {value:.6g}；它与其他值的距离是它们彼此间距的 {times:.1e} 倍。如果它表示缺失值，请去掉这个样本</translation>
  </message>
  <message>
   <source>{where} is {value:.6g}; standardized, it is more than a 32-bit float can hold. If it marks a missing value, leave the example out</source>
   <translation>{where} 为 {value:.6g}；标准化后超出 32 位浮点数的范围。如果它表示缺失值，请去掉这个样本</translation>
  </message>
  <message>
   <source>{where} is {value}, more digits than a number keeps: it would become {kept}. Subtract what all have in common, or leave identifiers out</source>
   <translation>{where} 是 {value}，超出数字能保留的位数，会变成 {kept}。请减去共有的部分，或不使用编号</translation>
  </message>
  <message>
   <source>{where} is {value}, which is more than a 32-bit float can hold ({largest:.3g})</source>
   <translation>{where} 为 {value}，超出 32 位浮点数的范围（{largest:.3g}）</translation>
  </message>
  <message>
   <source>{where} is {value}; every value must be finite</source>
   <translation>{where} 为 {value}；所有值都必须是有限的</translation>
  </message>
  <message>
   <source>{where}: centre {centre}</source>
   <translation>{where}：中心 {centre}</translation>
  </message>
  <message>
   <source>{where}: next centre with {chance}</source>
   <translation>{where}：以 {chance} 的概率成为下一个中心</translation>
  </message>
  <message>
   <source>{where}: {reason}</source>
   <translation>{where}：{reason}</translation>
  </message>
  <message>
   <source>{width} {activation}</source>
   <translation>{width} {activation}</translation>
  </message>
  <message>
   <source>{words}
A click shows these images</source>
   <translation>{words}
单击可查看这些图像</translation>
  </message>
  <message>
   <source>{written} is no number that can be read; write 0.05, 5 %, 1/20, 9.1e-13, 9.1·10^-13 or 0.25^20</source>
   <translation>{written} 不是能读懂的数；请写成 0.05、5 %、1/20、9.1e-13、9.1·10^-13 或 0.25^20</translation>
  </message>
  <message>
   <source>{x} → output {y}</source>
   <translation>{x} → 输出 {y}</translation>
  </message>
  <message>
   <source>|xᵢ| uniform in [R/10, R];   class = [x₁·x₂ &lt; 0];   then x ← x + noise·ε</source>
   <translation>|xᵢ| 均匀分布于 [R/10, R]；   类别 = [x₁·x₂ &lt; 0]；   然后 x ← x + 噪声·ε</translation>
  </message>
  <message>
   <source>°</source>
   <translation>°</translation>
  </message>
  <message>
   <source>α</source>
   <translation>α</translation>
  </message>
  <message>
   <source>β</source>
   <translation>β</translation>
  </message>
  <message>
   <source>β₁</source>
   <translation>β₁</translation>
  </message>
  <message>
   <source>β₂</source>
   <translation>β₂</translation>
  </message>
  <message>
   <source>γ</source>
   <translation>γ</translation>
  </message>
  <message>
   <source>δ</source>
   <translation>δ</translation>
  </message>
  <message>
   <source>δ² = (a − t)·a(1 − a), or a − t for cross-entropy.</source>
   <translation>δ² = (a − t)·a(1 − a)；用交叉熵时是 a − t。</translation>
  </message>
  <message>
   <source>δ¹ₖ = f′(z¹ₖ)·Σⱼ W²ⱼₖδ²ⱼ: back along the weights.</source>
   <translation>δ¹ₖ = f′(z¹ₖ)·Σⱼ W²ⱼₖδ²ⱼ：沿着权重传回来。</translation>
  </message>
  <message>
   <source>ε</source>
   <translation>ε</translation>
  </message>
  <message>
   <source>ε₀</source>
   <translation>ε₀</translation>
  </message>
  <message>
   <source>η(t) = schedule(t, η, T)
Adam uncorrected, constant gradient:
    η·(1 − β₁ᵗ)/√(1 − β₂ᵗ)
RAdam: η·r(ρ)
    ρ∞ = 2/(1 − β₂) − 1
    ρ = ρ∞ − 2t·β₂ᵗ/(1 − β₂ᵗ)</source>
   <translation>η(t) = 调度(t, η, T)
无修正的 Adam，梯度恒定：
    η·(1 − β₁ᵗ)/√(1 − β₂ᵗ)
RAdam：η·r(ρ)
    ρ∞ = 2/(1 − β₂) − 1
    ρ = ρ∞ − 2t·β₂ᵗ/(1 − β₂ᵗ)</translation>
  </message>
  <message>
   <source>η(t) = η_min + (η₀ − η_min)·(1 + cos(π·t_k/T_k))/2
T_k = T₀·Mᵏ;   t_k counts from the last restart</source>
   <translation>η(t) = η_min + (η₀ − η_min)·(1 + cos(π·t_k/T_k))/2
T_k = T₀·Mᵏ；   t_k 从上次重启算起</translation>
  </message>
  <message>
   <source>η(t) = η₀ + (Mη₀ − η₀)·x·s
x: from 0 to 1 in the rise, back to 0 in the fall
triangular: s = 1;   triangular2: s = ½ᵏ in cycle k = 0, 1, …;   exp_range: s = γᵗ</source>
   <translation>η(t) = η₀ + (Mη₀ − η₀)·x·s
x：上升段从 0 到 1，下降段回到 0
三角：s = 1；   三角减半：s = ½ᵏ 在第 k = 0, 1, … 个周期；   指数衰减：s = γᵗ</translation>
  </message>
  <message>
   <source>η(t) = η₀·(1 − t/T)ᵖ, then 0</source>
   <translation>η(t) = η₀·(1 − t/T)ᵖ，然后 0</translation>
  </message>
  <message>
   <source>η(t) = η₀·(a + (b − a)·t/T), then η₀·b</source>
   <translation>η(t) = η₀·(a + (b − a)·t/T)，然后 η₀·b</translation>
  </message>
  <message>
   <source>η(t) = η₀·γᵏ, k milestones reached
from the return on: only milestones after it count</source>
   <translation>η(t) = η₀·γᵏ，k 为已到达的里程碑数
恢复之后：只计其后的里程碑</translation>
  </message>
  <message>
   <source>η₀/D → η₀ in the share r of the run, then → η₀/(DF)
three phases: → η₀ and → η₀/D in the share r each, then → η₀/(DF)</source>
   <translation>η₀/D → η₀，占运行的 r，然后 → η₀/(DF)
三阶段：→ η₀ 与 → η₀/D，各占 r，然后 → η₀/(DF)</translation>
  </message>
  <message>
   <source>θ ← the step of the other optimizer
every k steps: φ ← φ + α(θ − φ);   θ ← φ</source>
   <translation>θ ← 另一优化器的一步
每 k 步：φ ← φ + α(θ − φ)；   θ ← φ</translation>
  </message>
  <message>
   <source>κ</source>
   <translation>κ</translation>
  </message>
  <message>
   <source>λ are the curvatures at the lowest place that is nearest to the start. The formulas are for a bowl and for many steps: in a short race others may win. Numbers are float32, as in training.</source>
   <translation>λ 是离起点最近的最低点处的曲率。公式针对碗形地形和足够多的步数：短程比赛中别的选手可能获胜。数值用 float32，与训练时一样。</translation>
  </message>
  <message>
   <source>λ number {rank}: {value}</source>
   <translation>第 {rank} 个 λ：{value}</translation>
  </message>
  <message>
   <source>ρ is above 5: v is known well enough to divide by √v</source>
   <translation>ρ 大于 5：v 已足够可靠，可以除以 √v</translation>
  </message>
  <message>
   <source>ρ is not above 5: v is not known well enough to divide by √v</source>
   <translation>ρ 不大于 5：v 还不够可靠，不能除以 √v</translation>
  </message>
  <message>
   <source>σ</source>
   <translation>σ</translation>
  </message>
  <message>
   <source>σ(z) = 1/(1 + e⁻ᶻ):   σ′ ≤ 1/4
tanh′ ≤ 1;   ReLU′ = 0 or 1
squared e²:   slope 2e
absolute |e|:   slope ±1
smooth L1, e²/2β up to β, then |e| − β/2:   slope ≤ 1</source>
   <translation>σ(z) = 1/(1 + e⁻ᶻ)：   σ′ ≤ 1/4
tanh′ ≤ 1；   ReLU′ = 0 或 1
平方 e²：   斜率 2e
绝对 |e|：   斜率 ±1
平滑 L1，不超过 β 时 e²/2β，之后 |e| − β/2：   斜率 ≤ 1</translation>
  </message>
  <message>
   <source>“1 MB is 1,024 × 1,024 bytes.” That is 1 MiB; 1 MB is a million.</source>
   <translation>“1 MB 是 1,024 × 1,024 字节。”那是 1 MiB；1 MB 是一百万字节。</translation>
  </message>
  <message>
   <source>“A bias has no gradient.” Its input is 1, so its gradient is δ itself.</source>
   <translation>“偏置没有梯度。”它的输入是 1，所以梯度就是 δ 本身。</translation>
  </message>
  <message>
   <source>“A convolution turns its kernel round.” In mathematics; networks slide it as it is: a correlation.</source>
   <translation>“卷积要把卷积核翻转。”数学上如此；网络里原样滑动：其实是互相关。</translation>
  </message>
  <message>
   <source>“A factor of 0.99 is a decay.” Over a whole run it takes one hundredth; it is meant for an epoch.</source>
   <translation>“乘 0.99 就是衰减。”用在整个训练上只降百分之一；本意是每轮一次。</translation>
  </message>
  <message>
   <source>“A good network's cross-entropy goes to zero.” It goes to H(P), which smoothing makes positive.</source>
   <translation>“好网络的交叉熵会降到零。”它降到 H(P)，而平滑使 H(P) 大于零。</translation>
  </message>
  <message>
   <source>“A large error means a large gradient.” Not for squared error behind a softmax: p is almost 0.</source>
   <translation>“误差大，梯度就大。”对 softmax 之后的平方误差并非如此：p 几乎为 0。</translation>
  </message>
  <message>
   <source>“A larger weight cures a sigmoid.” It must be 4 at least, and then z grows and the slope is gone.</source>
   <translation>“增大权重就能救 sigmoid。”权重至少要 4，而这时 z 变大，斜率又没有了。</translation>
  </message>
  <message>
   <source>“A number is a byte.” A float32 has four: elements are no bytes.</source>
   <translation>“一个数就是一个字节。”float32 有四个字节：元素个数不是字节数。</translation>
  </message>
  <message>
   <source>“A rare illness makes no difference to a test.” There are more healthy people, so more alarms.</source>
   <translation>“疾病罕见对检测没有影响。”健康的人更多，误报也就更多。</translation>
  </message>
  <message>
   <source>“A residual connection makes gradients exactly right.” Its factors are 1 + w·f′, which can explode.</source>
   <translation>“残差连接使梯度恰到好处。”它的因子是 1 + w·f′，也可能爆炸。</translation>
  </message>
  <message>
   <source>“A small batch points somewhere at random.” Its gradient is right on average, whatever its size.</source>
   <translation>“小批量的方向是随便的。”无论批量多大，它的梯度平均起来都是对的。</translation>
  </message>
  <message>
   <source>“A small error on the training set is a small error.” It was the smallest of many.</source>
   <translation>“训练集误差小，误差就小。”它是从许多个里挑出的最小者。</translation>
  </message>
  <message>
   <source>“A smaller rate is safer, so it is better.” Along the ravine it hardly moves; κ decides how bad.</source>
   <translation>“学习率越小越安全，所以越好。”可是顺着谷底它几乎不动；有多糟由 κ 决定。</translation>
  </message>
  <message>
   <source>“A threshold of one half is right.” It is where both mistakes cost the same, if scores are chances.</source>
   <translation>“阈值取二分之一才对。”只有得分就是概率、两种错误代价相同时才如此。</translation>
  </message>
  <message>
   <source>“A warm-up cures a rate that is too large.” It only delays what such a rate does.</source>
   <translation>“预热能治好过大的学习率。”它只是推迟了这种学习率的后果。</translation>
  </message>
  <message>
   <source>“A wide network learns everything.” It could; whether training finds the weights is not said.</source>
   <translation>“宽网络什么都学得会。”它能表示；但训练能否找到这些权重，定理没有说。</translation>
  </message>
  <message>
   <source>“Adam finds the global minimum.” It takes the valley it rolls into; see Himmelblau's four.</source>
   <translation>“Adam 能找到全局最小值。”它只会到它滚进去的那个谷；看看 Himmelblau 的四个谷。</translation>
  </message>
  <message>
   <source>“Adam's corrections keep the first steps from being small.” Without both they would be too large.</source>
   <translation>“Adam 的修正是为了不让最初几步太小。”两个修正都去掉，最初几步反而太大。</translation>
  </message>
  <message>
   <source>“An accuracy of 99 % is good.” Calling all negative has it as well, once positives are rare enough.</source>
   <translation>“准确率 99 % 就很好。”正例足够稀少时，全部判为负也有这么高。</translation>
  </message>
  <message>
   <source>“An eigenvalue of 0 means flat.” x⁴ + y⁴ has two, and a minimum; the monkey saddle has two as well.</source>
   <translation>“特征值为 0 就是平的。”x⁴ + y⁴ 的两个特征值都是 0，却有极小值；猴鞍面的两个也都是 0。</translation>
  </message>
  <message>
   <source>“Convolution is another kind of layer.” It is a fully connected one with most weights zero.</source>
   <translation>“卷积是另一种层。”它就是大多数权重为零的全连接层。</translation>
  </message>
  <message>
   <source>“Deep networks are needed to fit a curve.” One layer is enough; it may have to be very wide.</source>
   <translation>“拟合曲线需要深度网络。”一层就够；只是可能要非常宽。</translation>
  </message>
  <message>
   <source>“It finds groups of any shape.” It draws straight borders halfway between centres.</source>
   <translation>“什么形状的组它都能找到。”它只在两个中心的正中画直线边界。</translation>
  </message>
  <message>
   <source>“It jitters because the rate is wrong.” A lower rate jitters less, but no fixed rate comes to rest.</source>
   <translation>“抖动是因为学习率不对。”学习率小些抖得轻些，但任何固定的学习率都停不下来。</translation>
  </message>
  <message>
   <source>“K-means finds the best grouping.” It comes to rest where no point changes, which may be far off.</source>
   <translation>“K 均值能找到最好的分组。”它停在没有点再换组的地方，可能离最好的差得很远。</translation>
  </message>
  <message>
   <source>“KL is a distance.” KL(P ‖ Q) and KL(Q ‖ P) differ, so it is none.</source>
   <translation>“KL 是一种距离。”KL(P ‖ Q) 与 KL(Q ‖ P) 不相等，所以它不是距离。</translation>
  </message>
  <message>
   <source>“Minimizing cross-entropy is something else than minimizing KL.” H(P) does not depend on Q.</source>
   <translation>“最小化交叉熵与最小化 KL 是两回事。”H(P) 与 Q 无关，所以是一回事。</translation>
  </message>
  <message>
   <source>“Momentum always helps.” Beale's valley throws it out at the rate that suits plain SGD.</source>
   <translation>“动量总有帮助。”在适合普通 SGD 的学习率下，Beale 的山谷会把它甩出去。</translation>
  </message>
  <message>
   <source>“More hypotheses are better.” The best of them is; the one that is chosen need not be.</source>
   <translation>“假设越多越好。”其中最好的会更好；选中的那个却未必。</translation>
  </message>
  <message>
   <source>“More weights make it harder to get out.” Each adds a direction, and one that falls is enough.</source>
   <translation>“权重越多越难逃出去。”每个权重都多一个方向，只要有一个方向往下就够了。</translation>
  </message>
  <message>
   <source>“One example at a time goes the wrong way.” Its steps are right on average, and cost 1/N each.</source>
   <translation>“一次一个样本会走错方向。”它的步子平均起来是对的，而且每步只花 1/N 的代价。</translation>
  </message>
  <message>
   <source>“Pooling makes shifts invisible.” Only within a cell; with small cells the map changes much.</source>
   <translation>“池化使平移不可见。”只在一个单元之内如此；单元小时特征图变化很大。</translation>
  </message>
  <message>
   <source>“ReLU does not saturate.” For z below zero its slope is exactly zero.</source>
   <translation>“ReLU 不会饱和。”z 小于零时它的斜率正好是零。</translation>
  </message>
  <message>
   <source>“Smooth L1 is between squared and absolute everywhere.” For large errors it is absolute.</source>
   <translation>“平滑 L1 处处介于平方与绝对之间。”误差大时它就是绝对误差。</translation>
  </message>
  <message>
   <source>“Softmax picks the largest.” It does so only as the temperature goes to zero.</source>
   <translation>“softmax 就是选最大的。”只有温度趋于零时才是这样。</translation>
  </message>
  <message>
   <source>“The best answer to some values is their mean.” For squared error; for absolute error the median.</source>
   <translation>“对一些值的最优答案是均值。”平方误差如此；绝对误差则是中位数。</translation>
  </message>
  <message>
   <source>“The best batch is the largest.” Beyond the noise scale more examples add little to a step.</source>
   <translation>“批量越大越好。”超过噪声尺度之后，再加样本对一步的帮助很小。</translation>
  </message>
  <message>
   <source>“The bound says how often it happens.” It says that it happens no more often; here far less.</source>
   <translation>“上界说明它多久发生一次。”它只说不会更频繁；这里要少得多。</translation>
  </message>
  <message>
   <source>“The error comes back along the inputs.” It comes back along the weights: transposed, Wᵀδ.</source>
   <translation>“误差沿着输入传回来。”它沿着权重传回来：转置，Wᵀδ。</translation>
  </message>
  <message>
   <source>“The full batch finds the global optimum.” Here it does, because the bowl is convex.</source>
   <translation>“全批量能找到全局最优。”这里能，因为碗是凸的。</translation>
  </message>
  <message>
   <source>“The larger AUC is the better test.” Not where positives are rare: count the false alarms.</source>
   <translation>“AUC 大的检测更好。”正例稀少时并非如此：数一数误报。</translation>
  </message>
  <message>
   <source>“The picture is the landscape.” It is a slice: read how much of the paths lies in it.</source>
   <translation>“图就是地形。”它只是切片：看看路径有多少落在其中。</translation>
  </message>
  <message>
   <source>“The right K has the smallest sum of distances.” More centres make it smaller: look for a bend.</source>
   <translation>“正确的 K 使距离之和最小。”中心越多它越小：要找的是拐弯处。</translation>
  </message>
  <message>
   <source>“The smallest training loss is the best place.” Compare the losses on the examples held out.</source>
   <translation>“训练损失最小的地方最好。”比较留出样本上的损失。</translation>
  </message>
  <message>
   <source>“The test is 99 % right, so I am ill with 99 %.” That is P(+ | ill), not P(ill | +).</source>
   <translation>“检测有 99 % 准确，所以我有 99 % 的可能患病。”那是 P(+ | 患病)，不是 P(患病 | +)。</translation>
  </message>
  <message>
   <source>“The weights fill the memory.” Gradients, what the optimizer keeps, and activations fill more.</source>
   <translation>“占显存的是权重。”梯度、优化器保留的数和激活值占得更多。</translation>
  </message>
  <message>
   <source>“Twice the batch is twice as exact.” The deviation falls as 1/√B: it takes four times as many.</source>
   <translation>“批量翻倍，精度就翻倍。”偏差按 1/√B 减小：要精确一倍，得用四倍的样本。</translation>
  </message>
  <message>
   <source>“Where the loss stops falling there is a minimum.” Look at the sign of the eigenvalues first.</source>
   <translation>“损失不再下降的地方就是极小值。”先看特征值的正负号。</translation>
  </message>
  <message>
   <source>“{remedy}” could not be tried: {reason}</source>
   <translation>无法尝试“{remedy}”：{reason}</translation>
  </message>
  <message>
   <source>“{run}” could not be trained again: {reason}</source>
   <translation>无法重新训练“{run}”：{reason}</translation>
  </message>
  <message>
   <source>“{words}”</source>
   <translation>“{words}”</translation>
  </message>
  <message>
   <source>“δ¹ uses the new weights.” All gradients belong to the weights from before the step.</source>
   <translation>“δ¹ 用的是新权重。”所有梯度都属于这一步之前的权重。</translation>
  </message>
  <message>
   <source>‹ All labs</source>
   <translation>‹ 所有实验</translation>
  </message>
  <message>
   <source>∂L/∂W of layer 1, weight</source>
   <translation>第 1 层的 ∂L/∂W，权重</translation>
  </message>
  <message>
   <source>∂L/∂W of layer 2, weight</source>
   <translation>第 2 层的 ∂L/∂W，权重</translation>
  </message>
  <message>
   <source>∂L/∂a¹ = ∂L/∂aᴸ · ∏ w·f′(z)
with residual connections:
    ∏ (1 + w·f′(z))</source>
   <translation>∂L/∂a¹ = ∂L/∂aᴸ · ∏ w·f′(z)
有残差连接时：
    ∏ (1 + w·f′(z))</translation>
  </message>
  <message>
   <source>∂L/∂b of layer 1, unit</source>
   <translation>第 1 层的 ∂L/∂b，单元</translation>
  </message>
  <message>
   <source>∂L/∂b of layer 2, unit</source>
   <translation>第 2 层的 ∂L/∂b，单元</translation>
  </message>
  <message>
   <source>∂W²ⱼₖ = δ²ⱼ·a¹ₖ: its own error times what came in.</source>
   <translation>∂W²ⱼₖ = δ²ⱼ·a¹ₖ：自己的误差乘以传进来的值。</translation>
  </message>
  <message>
   <source>∂W¹ₖᵢ = δ¹ₖ·xᵢ: its own error times what came in.</source>
   <translation>∂W¹ₖᵢ = δ¹ₖ·xᵢ：自己的误差乘以传进来的值。</translation>
  </message>
  <message>
   <source>∂b = δ, for a bias has the input 1.</source>
   <translation>∂b = δ，因为偏置的输入是 1。</translation>
  </message>
  <message>
   <source>● recording {seconds:,.0f} s · {size:,.1f} MB</source>
   <translation>● 录制中 {seconds:,.0f} 秒 · {size:,.1f} MB</translation>
  </message>
 </context>
</TS>
